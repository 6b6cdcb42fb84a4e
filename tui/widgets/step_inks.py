"""The inks of a running session: few, since each is styled whenever the screen is."""

QUIET = "step--quiet"
STRONG = "step--strong"
PRIMARY = "step--primary"
STRONG_PRIMARY = "step--strong-primary"
SECONDARY = "step--secondary"
STRONG_SECONDARY = "step--strong-secondary"
ACCENT = "step--accent"
STRONG_ACCENT = "step--strong-accent"
WARNING = "step--warning"
ERROR = "step--error"
BODY, BODY_LINE = "step--body", "step--body-line"
"""The body in a picture, and lines on it."""
STEP_INKS = frozenset(
    {QUIET, STRONG, PRIMARY, STRONG_PRIMARY, SECONDARY}
    | {STRONG_SECONDARY, ACCENT, STRONG_ACCENT, WARNING, ERROR, BODY, BODY_LINE}
)
STEP_INKS_CSS = """
    .step--quiet { color: $text-muted; }
    .step--strong { color: $foreground; text-style: bold; }
    .step--primary { color: $primary; }
    .step--strong-primary { color: $primary; text-style: bold; }
    .step--secondary { color: $secondary; }
    .step--strong-secondary { color: $secondary; text-style: bold; }
    .step--accent { color: $accent; }
    .step--strong-accent { color: $accent; text-style: bold; }
    .step--warning { color: $warning; }
    .step--body { color: $body; }
    .step--body-line { color: $body-inviting; }
    .step--error { color: $error; }
"""
