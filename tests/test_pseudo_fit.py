"""No English is left in what is said of sessions made to fit, where another language is in use."""

import pytest

from tests.screens.conftest import Host
from tests.test_pseudo_language import NOW, english_in, home, unknot, written_journal
from tui import cli
from tui.core.anatomy.body import Side, Spot
from tui.core.clock import ManualClock
from tui.core.fitting.fit import FitRequest
from tui.core.safety.health import Health
from tui.files.routines.routine_files import load_built_in
from tui.screens.fit import FitScreen

__all__ = ["home", "unknot", "written_journal"]
COMMANDS = (
    ["routines", "fit", "--minutes", "7", "--region", "neck-back,shoulder-top"],
    ["routines", "fit", "--minutes", "30", "--region", "eye-rim,sacrum", "--side", "left"],
    ["routines", "fit", "--minutes", "1", "--region", "calf"],
    ["routines", "fit", "--minutes", "5", "--region", "shin"],
    ["routines", "fit", "--minutes", "5", "--region", "throat"],
    ["routines", "fit", "--minutes", "5", "--region", ","],
    ["start", "--minutes", "5"],
    ["start", "--region", "palm"],
    ["start", "tired-feet", "--region", "palm"],
)


@pytest.mark.usefixtures("unknot")
@pytest.mark.parametrize("arguments", COMMANDS, ids=" ".join)
def test_no_english_is_left_in_a_command(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    cli.run(arguments)
    printed = capsys.readouterr()
    lines = (printed.out + printed.err.removeprefix("unknot: ")).splitlines()
    assert lines
    assert {line: words for line in lines if (words := english_in(line))} == {}


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    "places",
    [
        (Spot("neck-back", None), Spot("shoulder-top", None)),
        (Spot("eye-rim", None), Spot("foot-sole", Side.LEFT)),
        (Spot("throat", Side.LEFT),),
        (Spot("shin", Side.LEFT),),
    ],
)
async def test_no_english_is_left_on_the_screen(places: tuple[Spot, ...]) -> None:
    request = FitRequest(minutes=20, places=places)
    screen = FitScreen(load_built_in(), Health(), ManualClock(NOW), request=request)
    app = Host(screen)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.pause()
        lines = ["".join(each.text for each in strip) for strip in screen._compositor.render_strips()]
        await pilot.press("question_mark")
        await pilot.pause()
        lines += ["".join(each.text for each in strip) for strip in app.screen._compositor.render_strips()]
    assert {line.strip(): words for line in lines if (words := english_in(line))} == {}
