"""The command palette, which in Textual 8.2 ends the program where keys come faster than it is put up."""

from textual.command import CommandList, CommandPalette, SearchIcon

from tui.widgets.leaf import Leaf


class Palette(CommandPalette, Leaf[None]):
    """As Textual's, but it is left once, and its list is paged through only once it has lines."""

    def on_mount(self) -> None:
        """The key that finds something elsewhere, in place of a picture that many terminals cannot draw."""
        self.query_one(SearchIcon).icon = "/"

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).size.height:
            super()._action_command_list(action)
