"""The pad as a program of its own: `unknot remote` on a phone beside the session."""

import asyncio
import os
from functools import partial
from pathlib import Path

from tui.core.charset import has_colours
from tui.core.clock import Clock
from tui.core.preferences.settings import Settings
from tui.core.remote.remote import Reply, Request
from tui.remote.client import ask
from tui.screens.pad import PadScreen
from tui.toolkit.terminal_safe import TerminalSafe
from tui.widgets.key_gate import KeyGate
from tui.widgets.theme import DARK, THEMES


class PadApp(KeyGate, TerminalSafe, inherit_bindings=False):
    """Shows the pad and nothing else; it is left by `q`, and the session goes on."""

    TITLE = "Unknot remote"
    CSS_PATH = "app.tcss"

    def __init__(
        self, state: Path, session: str | None, settings: Settings, clock: Clock, *, crash_log: Path
    ) -> None:
        """`state` is the folder of the sessions that are meant, `session` the id of the only one, if any."""
        super().__init__()
        self.crash_log = crash_log
        self._state = state
        self._session = session
        self._settings = settings
        self._clock = clock
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = settings.theme if has_colours(os.environ) else "ansi-dark"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Our own colours, for themes that do not know them."""
        return dict(DARK.variables)

    def on_mount(self) -> None:
        screen = PadScreen(self._ask, self._clock, key_map=self._settings.keys)
        self.push_screen(screen, lambda _: self.exit(return_code=0))

    async def _ask(self, request: Request) -> Reply | None:
        """In a thread: a session that is stopped is waited for without the pad standing still."""
        return await asyncio.to_thread(partial(ask, request, self._state, self._session))
