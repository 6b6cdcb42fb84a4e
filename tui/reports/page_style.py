"""How the page of a report looks, on the screen and on paper: light, readable without colour."""

STYLE = """
:root { color-scheme: light; }
@page { margin: 13mm 14mm; }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 8mm 6mm; max-width: 194mm; background: #fff; color: #1d2428;
  font: 10pt/1.35 "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif;
  font-variant-numeric: tabular-nums; -webkit-print-color-adjust: exact; print-color-adjust: exact; }
header { border-bottom: 1.5pt solid #1d2428; padding-bottom: 2.5mm; margin-bottom: 4mm; }
h1 { font-size: 17pt; line-height: 1.15; margin: 0 0 1mm; }
h1 span { font-weight: 400; }
h2 { font-size: 13pt; margin: 6mm 0 1.5mm; border-bottom: .5pt solid #c9c4b8; break-after: avoid; }
h3 { font-size: 10.5pt; margin: 3.5mm 0 1mm; break-after: avoid; }
p { margin: .6mm 0; }
header .self { font-weight: 600; }
.about { color: #5d686e; font-size: 8.5pt; line-height: 1.35; margin-top: 1mm; }
.overview { display: flex; gap: 7mm; align-items: flex-start; break-inside: avoid; margin-bottom: 3mm; }
.overview > div { flex: 1; min-width: 0; }
figure { margin: 0; break-inside: avoid; }
figure.bodies { flex: 0 0 72mm; text-align: center; }
figcaption { color: #5d686e; font-size: 8.5pt; line-height: 1.3; }
svg { display: inline-block; vertical-align: middle; overflow: visible;
  font-family: inherit; font-variant-numeric: tabular-nums; }
svg.body { width: 35mm; }
svg.scale { width: 36mm; }
svg.months { width: 72mm; }
svg.dots { width: 14mm; }
svg.ease { width: 18mm; }
svg.sides { width: 42mm; }
svg.days { width: 100%; }
table { border-collapse: collapse; width: 100%; }
th { font-size: 8.5pt; font-weight: 600; color: #5d686e; text-align: right; vertical-align: bottom;
  line-height: 1.2; }
th, td { padding: .5mm 0 .5mm 3mm; }
td { text-align: right; border-top: .4pt solid #ddd9cf; white-space: nowrap; vertical-align: middle; }
th:first-child, td:first-child { text-align: left; padding-left: 0; }
td:first-child { white-space: normal; }
td.plot, th.plot { text-align: left; }
td.middle, th.middle { text-align: center; }
td.words, th.words { text-align: left; }
.space { margin-top: 4mm; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
tr.spot { break-before: avoid; }
tr.spot td { border-top: 0; color: #3c474c; font-size: 9.5pt; }
tr.spot td:first-child { padding-left: 4mm; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5mm 4mm; margin: 2mm 0; }
dt { color: #5d686e; }
dd { margin: 0; }
ul { list-style: none; margin: 1mm 0; padding: 0; }
li { display: grid; grid-template-columns: 33mm 1fr; gap: 3mm; margin: .8mm 0; break-inside: avoid; }
li span { color: #5d686e; }
li bdi { overflow-wrap: anywhere; }
footer { margin-top: 6mm; border-top: .5pt solid #c9c4b8; padding-top: 1.5mm;
  color: #5d686e; font-size: 8.5pt; }
@media print { body { padding: 0; max-width: none; } }
@media screen and (max-width: 640px) { .overview { display: block; } body { padding: 4mm; }
  .wide { overflow-x: auto; } td:first-child { min-width: 9em; } }
"""
