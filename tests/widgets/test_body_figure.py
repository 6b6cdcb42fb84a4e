"""The figure as a widget: what is drawn, what is selected, and what is told about it."""

from collections.abc import Callable, Collection, Iterator, Mapping

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Size
from textual.pilot import Pilot

from tui.core.anatomy.body import Region, Side, Spot, Target, View
from tui.core.anatomy.body_layout import Direction
from tui.core.catalogue import use_catalogue
from tui.core.charset import Charset
from tui.widgets.body.figure import BodyFigure
from tui.widgets.body.paint import Tone
from tui.widgets.theme import DARK, THEMES

RIGHT_SHOULDER = Spot("shoulder-top", Side.RIGHT)
LEFT_SHOULDER = Spot("shoulder-top", Side.LEFT)


def region(name: str, *, sided: bool = True, target: Target = Target.YES) -> Region:
    return Region(id=name, name=name, views=(View.BACK,), sided=sided, target=target)


REGIONS = (
    region("neck-back"),
    region("shoulder-top"),
    region("upper-back"),
    region("spine", sided=False, target=Target.NEVER),
    region("low-back"),
    region("upper-arm"),
    region("foot-sole"),
    region("palm"),
    region("chest"),
)


class FigureApp(App[None]):
    def __init__(
        self,
        heat: Mapping[Spot, int] | None = None,
        *,
        left_out: Collection[Spot] = (),
        theme: str = "unknot",
    ) -> None:
        super().__init__()
        self.told: list[tuple[Spot, View]] = []
        self.figure = BodyFigure(
            REGIONS,
            {RIGHT_SHOULDER, LEFT_SHOULDER},
            heat or {},
            left_out=left_out,
        )
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(DARK.variables)

    def compose(self) -> ComposeResult:
        yield self.figure

    def on_body_figure_spot_highlighted(self, message: BodyFigure.SpotHighlighted) -> None:
        self.told.append((message.spot, message.view))

    def lines(self) -> list[str]:
        return [self.figure.render_line(y).text for y in range(self.figure.size.height)]


async def test_the_ascii_figure_is_the_golden_one(draw_with: Callable[[Charset], None]) -> None:
    draw_with(Charset.ASCII)
    app = FigureApp({Spot("low-back", Side.RIGHT): 2})
    async with app.run_test(size=(18, 18)):
        assert app.lines() == ASCII_BACK
        assert "".join(app.lines()).isascii()


async def test_the_block_figure_is_the_golden_one() -> None:
    app = FigureApp({Spot("low-back", Side.RIGHT): 2})
    async with app.run_test(size=(18, 18)):
        assert app.lines() == BLOCK_BACK


@pytest.mark.parametrize("charset", [Charset.ASCII, Charset.QUARTERS])
async def test_what_is_left_out_has_a_mark_in_the_place_of_its_number(
    draw_with: Callable[[Charset], None], charset: Charset
) -> None:
    draw_with(charset)
    low_back = Spot("low-back", Side.LEFT)
    app = FigureApp({low_back: 7}, left_out={low_back})
    async with app.run_test(size=(44, 21)):
        assert app.figure.tone_of(low_back) is Tone.LEFT_OUT
        text = "\n".join(app.lines())
        assert "7" not in text
        assert text.count("x") == 1 or charset is Charset.ASCII  # what is never a target is drawn with it
        app.figure.select(low_back)
        assert "[x]" in "\n".join(app.lines())


class Wide:
    """A language in which every word of the figure is two wide letters."""

    def gettext(self, message: str) -> str:
        return "左 右" if " " in message else "背面"

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1)


@pytest.fixture
def wide_language() -> Iterator[None]:
    use_catalogue(Wide())
    yield
    use_catalogue(None)


@pytest.mark.usefixtures("wide_language")
@pytest.mark.parametrize("size", [(44, 21), (22, 18), (80, 36)])
async def test_words_of_wide_letters_leave_every_line_as_long_as_it_was(size: tuple[int, int]) -> None:
    app = FigureApp()
    async with app.run_test(size=size):
        assert {cell_len(line) for line in app.lines()} == {size[0]}
        assert "背面" in app.lines()[-1]


async def test_it_begins_at_the_right_top_of_the_shoulder_from_behind() -> None:
    app = FigureApp()
    async with app.run_test(size=(44, 21)):
        assert app.figure.place is not None
        assert (app.figure.place.spot, app.figure.place.picture) == (RIGHT_SHOULDER, View.BACK)


async def test_the_selection_is_told_without_colour_by_brackets() -> None:
    app = FigureApp({RIGHT_SHOULDER: 12})
    async with app.run_test(size=(44, 21)):
        assert sum(line.count("[12]") for line in app.lines()) == 2
        app.figure.select(Spot("upper-back", Side.LEFT))
        assert sum(line.count("[+]") for line in app.lines()) == 1
        assert sum(line.count("12") for line in app.lines()) == 2


@pytest.mark.parametrize(("size", "figures"), [((44, 21), 2), ((76, 37), 2), ((18, 18), 1)])
async def test_both_sides_are_named_at_every_figure(size: tuple[int, int], figures: int) -> None:
    app = FigureApp()
    async with app.run_test(size=size):
        words = " ".join(app.lines()[:2]).split()
        assert (words.count("left"), words.count("right")) == (figures, figures)


async def test_left_and_right_stand_as_the_picture_shows_them() -> None:
    app = FigureApp()
    async with app.run_test(size=(76, 37)):
        first = app.lines()[0]
        assert [word for word in first.split() if word in ("left", "right")] == [
            "left",
            "right",
            "right",
            "left",
        ]


async def test_moving_tells_the_spot_and_its_view() -> None:
    app = FigureApp()
    async with app.run_test(size=(44, 21)) as pilot:
        app.figure.move(Direction.LEFT)
        await pilot.pause()
        assert app.told == [(LEFT_SHOULDER, View.BACK)]


async def test_a_move_that_leads_nowhere_tells_nothing() -> None:
    app = FigureApp()
    async with app.run_test(size=(44, 21)) as pilot:
        app.figure.select(Spot("neck-back", Side.LEFT))
        await pilot.pause()
        app.told.clear()
        app.figure.move(Direction.UP)
        await pilot.pause()
        assert app.told == []


async def test_turning_goes_to_the_same_spot_on_the_other_figure() -> None:
    app = FigureApp()
    async with app.run_test(size=(18, 18)) as pilot:
        assert "BACK" in app.lines()[-1]
        app.figure.turn()
        await pilot.pause()
        assert "FRONT" in app.lines()[-1]
        assert app.told == [(RIGHT_SHOULDER, View.FRONT)]


@pytest.mark.parametrize("size", [(16, 16), (17, 17), (18, 18), (20, 20), (44, 21), (51, 22), (76, 37)])
async def test_the_words_below_a_figure_stand_apart(size: tuple[int, int]) -> None:
    app = FigureApp()
    async with app.run_test(size=size) as pilot:
        for _ in range(2):
            words = app.lines()[-1].split() + app.lines()[-2].split()
            assert {"BACK", "FRONT"} & set(words), words
            app.figure.turn()
            await pilot.pause()


async def test_only_the_rows_of_what_changed_are_painted_again() -> None:
    app = FigureApp()
    async with app.run_test(size=(44, 21)) as pilot:
        await pilot.pause()
        before = app.lines()
        painted: list[int] = []
        refresh = app.figure.refresh

        def noted(*areas: object, **options: object) -> BodyFigure:
            painted.extend(getattr(area, "y", -1) for area in areas)
            return refresh()

        app.figure.refresh = noted  # type: ignore[method-assign]  # only listens to what is asked for
        app.figure.move(Direction.LEFT)
        changed = {y for y, (old, new) in enumerate(zip(before, app.lines(), strict=True)) if old != new}
        assert changed
        assert changed <= set(painted)
        assert len(painted) < 12


async def click_on(pilot: Pilot[None], app: FigureApp, text: str) -> None:
    y, line = next((y, line) for y, line in enumerate(app.lines()) if text in line)
    await pilot.click(app.figure, offset=(line.index(text), y))


async def test_a_click_selects_the_region_under_it() -> None:
    app = FigureApp({Spot("foot-sole", Side.LEFT): 7})
    async with app.run_test(size=(44, 21)) as pilot:
        await click_on(pilot, app, "7")
        assert app.told == [(Spot("foot-sole", Side.LEFT), View.FOOT)]


async def test_a_click_beside_the_body_changes_nothing() -> None:
    app = FigureApp()
    async with app.run_test(size=(44, 21)) as pilot:
        await pilot.click(app.figure, offset=(0, 10))
        assert app.told == []


async def test_a_spot_that_is_not_drawn_cannot_be_selected() -> None:
    app = FigureApp()
    async with app.run_test(size=(44, 21)):
        assert not app.figure.select(Spot("eyelid", Side.LEFT))
        assert app.figure.place is not None
        assert app.figure.place.spot == RIGHT_SHOULDER


async def test_the_tones_tell_what_a_place_is() -> None:
    app = FigureApp({Spot("chest", Side.LEFT): 1, Spot("chest", Side.RIGHT): 9})
    async with app.run_test(size=(44, 21)):
        spots = {
            "selected": RIGHT_SHOULDER,
            "inviting": LEFT_SHOULDER,
            "never": Spot("spine", Side.MIDDLE),
            "body": Spot("palm", Side.LEFT),
            "heat-1": Spot("chest", Side.LEFT),
            "heat-3": Spot("chest", Side.RIGHT),
        }
        for tone, spot in spots.items():
            assert app.figure.tone_of(spot) == tone


async def test_without_colours_the_tones_are_shades(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = FigureApp(theme="ansi-dark")
    async with app.run_test(size=(44, 21)):
        text = "".join(app.lines())
        assert all(shade in text for shade in "█▓▒░")


async def test_on_the_console_it_is_drawn_with_half_blocks(draw_with: Callable[[Charset], None]) -> None:
    draw_with(Charset.HALVES)
    app = FigureApp()
    async with app.run_test(size=(44, 24)):
        drawn = {sign for line in app.lines() for sign in line if not sign.isascii()}
        assert drawn == set("▀▄▌▐•")


async def test_on_the_console_without_colours_it_is_drawn_with_letters(
    draw_with: Callable[[Charset], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    draw_with(Charset.HALVES)
    monkeypatch.setenv("NO_COLOR", "1")
    app = FigureApp(theme="ansi-dark")
    async with app.run_test(size=(44, 24)):
        assert "".join(app.lines()).isascii()


async def test_a_line_painted_before_a_new_size_is_told_is_as_wide_as_the_widget(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    app = FigureApp()
    async with app.run_test(size=(76, 37)):
        app.lines()
        monkeypatch.setattr(BodyFigure, "size", Size(20, 18))
        assert {len(line) for line in app.lines()} == {20}


async def test_no_size_is_too_small() -> None:
    for size in ((1, 1), (5, 3), (20, 4), (3, 40)):
        app = FigureApp()
        async with app.run_test(size=size):
            assert len(app.lines()) == size[1]


ASCII_BACK = [
    " your  /--\\  your ",
    " left  \\  / right ",
    "       _  _       ",
    "    /-- x  [+]    ",
    "    |-  x   -|    ",
    "   || | xx | ||   ",
    "   || \\ xx:/ ||   ",
    "  |/  | x:2|  \\|  ",
    "  |  /      \\  |  ",
    " ||  |  /\\  |  || ",
    "  -  \\  ||  /  -  ",
    "  /_\\ | /\\ | /_\\  ",
    "  | | ||  || | |  ",
    "  / | ||  || | \\  ",
    "  | \\ ||  || / |  ",
    " \\- | \\|  |/ | -/ ",
    "   -- /|  |\\ --   ",
    " sole  BACK  sole ",
]
BLOCK_BACK = [
    " your  ▗  ▖  your ",
    " left  ▖  ▗ right ",
    "      ▁▂▂▂▂▁      ",
    "    ▘▂▃▃▋▍[+]▝    ",
    "   ▉ ▍  ▋▍  ▋ ▏   ",
    "   ▋ ▉▇▇▋▍▇▇▏ ▍   ",
    "   ▆▍ ▎▀▋▍▀▋ ▋▆   ",
    "  ▌▗  ▏ ▋▍2▉  ▖▌  ",
    "  ▏▏ ▋  ▇▇  ▎ ▉▉  ",
    " ▌ ▏ ▌  ▊▎  ▌ ▉ ▌ ",
    "  ▀  ▊  ▌▌  ▎  ▀  ",
    "  ▗▅▖   ▎▊   ▗▅▖  ",
    "  ▎ ▎ ▎ ▏▉ ▋ ▊ ▊  ",
    "  ▎ ▎ ▏ ▏▉ ▊ ▋ ▊  ",
    " ▉  ▝ ▍    ▋ ▘  ▏ ",
    " ▝▂   ▊▊  ▎▎   ▂▘ ",
    "   ▅▀ ▗▊  ▏▖ ▀▅   ",
    " sole  BACK  sole ",
]
