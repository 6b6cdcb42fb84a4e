"""A countdown as Textual makes it out of the box: large digits and a bar, four times a second."""

from time import monotonic

from textual.app import App, ComposeResult
from textual.containers import Center
from textual.widgets import Digits, ProgressBar

SECONDS = 600


class Timer(App[None]):
    """Ten minutes, counted down."""

    def compose(self) -> ComposeResult:
        yield Center(Digits("10:00"))
        yield Center(ProgressBar(total=SECONDS))

    def on_mount(self) -> None:
        self.began = monotonic()
        self.set_interval(1 / 4, self.show)

    def show(self) -> None:
        """What is left now."""
        gone = monotonic() - self.began
        minutes, seconds = divmod(int(SECONDS - gone), 60)
        self.query_one(Digits).update(f"{minutes:02}:{seconds:02}")
        self.query_one(ProgressBar).update(progress=gone)


if __name__ == "__main__":
    Timer().run()
