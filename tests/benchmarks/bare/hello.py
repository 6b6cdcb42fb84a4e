"""The least to compare with: a Textual app of one line that counts keys; `s` pushes an empty screen."""

from textual import events
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Label


class Hello(App[None]):
    """Says hello, and how often a key was pressed."""

    count = 0

    def compose(self) -> ComposeResult:
        yield Label("Hello")

    def on_key(self, event: events.Key) -> None:
        if event.key == "s":
            self.push_screen(Screen())
        elif event.key == "q":
            self.pop_screen()
        else:
            self.count += 1
            self.query_one(Label).update(f"Hello {self.count}")


if __name__ == "__main__":
    Hello().run()
