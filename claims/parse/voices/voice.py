"""Who has been heard in a report so far, for «по его словам», "the ministry", «мэр»."""

from claims.model import Claimant
from claims.parse.mentions.mention import NOBODY, Speaker

OTHER_COUNTRY = Speaker("other", "official_body")
FEDERAL_CITIES = frozenset({"RU-MOW", "RU-SPE", "UA-40"})
_PERSONAL = ("named_official", "unnamed_source")


class FoundSpeaker:
    """A speaker at a place in a sentence."""

    __slots__ = ("index", "is_said_after", "speaker")

    def __init__(self, index: int, speaker: Speaker, is_said_after: bool) -> None:
        self.index = index
        self.speaker = speaker
        self.is_said_after = is_said_after


class Voices:
    """Who has spoken in a report so far, for «по его словам» and "the ministry"."""

    def __init__(self, names_moscow: bool) -> None:
        self.names_moscow = names_moscow  # then a mayor without a city is Moscow's
        self.body = NOBODY
        self.person: Speaker | None = None
        self.last: Speaker | None = None

    def remember(self, found: list[FoundSpeaker]) -> None:
        """Keep the speakers of a sentence."""
        for speaker in (f.speaker for f in found):
            is_first_body = speaker == OTHER_COUNTRY and self.body is NOBODY
            is_ministry = speaker.claimant == "ru_mod" and speaker.attribution == "official_body"
            if is_ministry or is_first_body:
                self.body = speaker
            if speaker.attribution in _PERSONAL:
                self.person = speaker
            self.last = speaker

    def remember_people(self, body: Claimant | None) -> None:
        """«Росгвардейцы сбили четыре. В ведомстве добавили, …»: the body whose people did it."""
        if body is not None and self.body is NOBODY:
            self.body = Speaker(body, "official_body")

    def meant(self, is_any: bool, found: list[FoundSpeaker]) -> Speaker | None:
        """Who «по его словам» is: somebody of the same sentence, or of those before it.

        Words are a person's; data may be a body's: «по его данным».
        """
        own = [f.speaker for f in found if is_any or f.speaker.attribution in _PERSONAL]
        return own[-1] if own else self.last if is_any else self.person

    def mayor(self) -> Speaker | None:
        """The mayor without a name who has been named before, if his city is a subject."""
        home = self.person.home if self.person is not None else ()
        return self.person if FEDERAL_CITIES.intersection(home) else None
