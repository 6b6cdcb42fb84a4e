"""Which channels render the cues in this terminal, and why; what is set and cannot work."""

from collections.abc import Callable, Iterator

import msgspec

from tui.core.catalogue import marked, say
from tui.core.cues.channels import ChannelsInUse, Heard, Surroundings, channels_in_use
from tui.core.cues.cue_check import Sense, is_left_open, senses_here
from tui.core.diagnosis import Ailment, Fact
from tui.core.preferences.effective_settings import EffectiveSettings

Which = Callable[[str], str | None]
_SAID_NO = marked("you said no to it in this terminal")


class Channels(msgspec.Struct, frozen=True):
    """What is set, what this terminal is, and what was answered in it."""

    effective: EffectiveSettings
    surroundings: Surroundings
    answers: Heard | None
    which: Which

    @property
    def _in_use(self) -> ChannelsInUse:
        return channels_in_use(self.effective.settings, self.surroundings, self.answers)

    def look(self) -> Iterator[Fact | Ailment]:
        """Everything there is to say about them."""
        for sense in Sense:
            yield self._fact(sense)
        yield self._hook()
        yield from self._what_cannot_work()

    def _fact(self, sense: Sense) -> Fact:
        used = getattr(self._in_use, sense)
        how = used if isinstance(used, str) else " ".join(used) if isinstance(used, tuple) else ""
        state = say("on") if used else say("off")
        words = f"{state}: {self._why(sense)}" + (f" ({how})" if how else "")
        return Fact(sense.value, words, {"on": bool(used), "how": how or None})

    def _why(self, sense: Sense) -> str:
        """Where it comes from that it is on or off."""
        settings = self.effective.settings
        answer = getattr(self.answers, sense) if self.answers else None
        if sense not in senses_here(settings, self.surroundings):
            why = self._what_is_missing(sense)
        elif not is_left_open(sense, settings):
            why = say(self.effective.origin_of(f"cues.{sense}").value)
        elif answer is not None:
            why = say("you said yes to it in this terminal") if answer else say(_SAID_NO)
        else:
            why = say("not answered in this terminal; unknot doctor --cues tries it")
        return why

    def _what_is_missing(self, sense: Sense) -> str:
        match sense:
            case Sense.NOTIFICATION:
                return say("no form is known that this terminal shows")
            case Sense.SPEECH if self.surroundings.over_ssh:
                return say("over SSH it would speak where you are not")
            case Sense.SPEECH:
                return say("neither espeak-ng nor spd-say nor say is here")
        return say("motion is none")

    def _hook(self) -> Fact:
        command = self.effective.settings.on_cue
        words = (
            say("at every cue: {command}", command=" ".join(command))
            if command
            else say("no command is run at cues")
        )
        return Fact("on_cue", words, command)

    def _what_cannot_work(self) -> Iterator[Ailment]:
        """What the person wants and does not get."""
        settings, in_use = self.effective.settings, self._in_use
        if settings.notification and in_use.notification is None:
            yield Ailment(
                say("notifications are set on, and no form is known that this terminal shows"),
                say('if it shows one, name it: notification = "osc9", "osc777" or "osc99" under [cues]'),
            )
        if settings.speech and in_use.speech is None:
            yield Ailment(
                say("speech is set on, and no voice is installed"),
                say("install espeak-ng or spd-say, or name a command: speech under [cues]"),
            )
        for name, command in (("speech", in_use.speech), ("on_cue", settings.on_cue)):
            if command and self.which(command[0]) is None:
                yield Ailment(
                    say("{name}: there is no command {command}", name=name, command=command[0]),
                    say("correct {name} under [cues]", name=name),
                )
