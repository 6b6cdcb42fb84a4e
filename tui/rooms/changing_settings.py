"""The settings, and what can be tried and told from them."""

from zoneinfo import available_timezones

from textual.app import App

from tui.core.clock import Clock
from tui.core.preferences.effective_settings import SettingsKeeper
from tui.core.preferences.setting_rows import HEALTH, TRY_CUES
from tui.rooms.channels_here import ChannelsHere
from tui.rooms.cue_check import CueCheck
from tui.rooms.welcoming import Welcoming
from tui.screens.settings import SettingsResult, SettingsScreen


class ChangingSettings:
    """Leads through the settings until they are left; the app hears of each change from the screen."""

    def __init__(
        self,
        app: App[None],
        keeper: SettingsKeeper,
        clock: Clock,
        channels: ChannelsHere,
        check: CueCheck,
        welcoming: Welcoming,
    ) -> None:
        """`channels` are those of this terminal, `check` tries them, `welcoming` knows the health answers."""
        self._app = app
        self._keeper = keeper
        self._clock = clock
        self._channels = channels
        self._check = check
        self._welcoming = welcoming

    async def visit(self) -> None:
        """Until they are left; what they lead to leads back to its row."""
        row = ""
        while True:
            screen = SettingsScreen(
                self._keeper, self._clock, zones=available_timezones, channels=self._channels.in_use, at=row
            )
            match await self._app.push_screen_wait(screen):
                case SettingsResult.TRY_CUES:
                    await self._check.try_everything(self._keeper.now.settings)
                    row = TRY_CUES
                case SettingsResult.HEALTH:
                    await self._welcoming.visit_health()
                    row = HEALTH
                case SettingsResult.BACK:
                    return
