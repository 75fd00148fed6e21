"""What a text recalls of an earlier time, and when it speaks of its own time again."""

from bisect import bisect_left
from copy import copy
from typing import NamedTuple

from claims.parse.counts.comparing import stands_for_comparison
from claims.parse.mentions.mention import Mention, Speaker
from claims.parse.sentence.passages import Sentence
from claims.parse.times.dated import UNDATED, DatedWindow
from claims.parse.times.expressions import TimeExpression
from claims.parse.times.windows import WindowReader

_HEAD = 3  # tokens within which a sentence points at a time told before it
_LEAD = 5  # tokens within which a sentence says that it goes on later: "the ministry later …"
_HOURS = frozenset({"range", "moment", "since"})


class _Aside(NamedTuple):
    """A window that is not the text's own, and what was known before it was told."""

    before: WindowReader
    told: DatedWindow
    speakers: frozenset[Speaker]


class Recall:
    """The time that a report is about, and the last one that it only looks back at."""

    def __init__(self) -> None:
        self._main: DatedWindow | None = None
        self._kinds: set[str] = set()  # of the expressions that gave the main window
        self._recalled = 0  # how many earlier windows were told
        self._last: tuple[int, DatedWindow, set[str]] | None = None
        self._elsewhere: tuple[int, DatedWindow] | None = None
        self._counted: DatedWindow | None = None  # the window of the last counts
        self._aside: _Aside | None = None

    @property
    def has_counts(self) -> bool:
        """Whether the text has told counts, so that a later long time does not date them all."""
        return self._counted is not None

    def remember(
        self,
        sentence: Sentence,
        found: list[Mention],
        heads: list[list[TimeExpression]],
        windows: WindowReader,
    ) -> None:
        """Take note of the time of a sentence with counts."""
        apart = [m.dated for m in found if m.dated.is_elsewhere and m.dated.window.start]
        if apart:
            self._elsewhere = (sentence.index, apart[-1])
        told = self._counted = windows.last
        if not heads or told.window.start is None or told.window.end is None or told.is_long:
            return
        kinds = {time.kind for head in heads for time in head}
        if self._main is None or (_is_day(self._main) and not _is_day(told)):
            self._main, self._kinds = told, kinds
        elif _is_earlier(told, self._main):
            self._recalled += 1
            speakers: set[str] = {found.speaker.claimant for found in sentence.speakers}
            self._last = (sentence.index, told, speakers) if kinds != self._kinds else None

    def resume(self, sentence: Sentence, windows: WindowReader) -> None:
        """«Ночью сбиты 40. 3 мая сообщалось о 62. Губернатор сообщил о девяти»: of this night.

        Another speaker, right behind a single look back, speaks of what the text is about. "This
        time it was 11", behind counts of some time, is of a time that is not told.
        """
        is_new = any("this_time" in t.traits for t in sentence.tokens[:_HEAD])
        if is_new and self._counted is windows.last and not _is_of_today(windows):
            windows.last = windows.last_wide = UNDATED
        if self._last is None or self._main is None or self._recalled > 1:
            return
        index, told, speakers = self._last
        is_other = _is_told_by_other(sentence, speakers)
        if index == sentence.index - 1 and windows.last is told and is_other:
            windows.last = windows.last_wide = self._main

    def set_aside(
        self,
        m: Mention,
        sentence: Sentence,
        times: list[TimeExpression],
        told: DatedWindow,
        before: WindowReader,
        is_past: bool,
    ) -> DatedWindow:
        """Take note of a window that is only that of one speaker, one count or another day."""
        is_added = _adds_hours(m, sentence, times)
        is_of_hours = any(t.kind in _HOURS for t in times)  # not a look back at a day
        is_range = any(t.kind == "range" for t in times)
        is_later = self._counted is not None or m is not sentence.reading.mentions[0]
        is_behind_night = before.last.window.basis == "convention" and is_later and is_range
        is_aside = is_added or is_past or _is_of_one_governor(sentence, times)
        if not (is_aside or is_behind_night):
            return told
        speakers = frozenset(found.speaker for found in sentence.speakers if is_of_hours)
        is_chronicle = is_of_hours and before.last.window.basis == "stated"
        if is_chronicle and is_range:
            before.last = before.last_wide = UNDATED  # hours behind hours: of neither
        if (is_of_hours and (is_range or not is_chronicle)) or self._counted is not None:
            self._aside = _Aside(before, told, speakers)
        return told._replace(is_added=True) if is_added else told

    def leave_aside(self, sentence: Sentence, windows: WindowReader) -> WindowReader:
        """ "Later it reported six between 8:00 and 10:30. The governor wrote of 14": not of then.

        So too "The day before, it reported 41. The governor wrote of 14".
        """
        aside = self._aside
        if aside is None or windows.last is not aside.told:
            return windows
        is_other = any(not _is_one_of(f.speaker, aside.speakers) for f in sentence.speakers)
        is_other = is_other or ("speaker" in sentence.told and not sentence.speakers)
        return aside.before if is_other else windows

    def compare(self, sentence: Sentence, windows: WindowReader) -> None:
        """«Это меньше, чем в ночь на 8 марта.»: a time that "then" behind it may point back at."""
        starts = [t.start for t in sentence.tokens]
        for time in sentence.times:
            if stands_for_comparison(sentence.tokens, bisect_left(starts, time.index)):
                told = copy(windows).read([time], None)
                self._elsewhere = (sentence.index, told._replace(is_elsewhere=True))

    def then(self, sentence: Sentence) -> DatedWindow | None:
        """«Прежний рекорд, 337, был 11 марта. Тогда …»: the time that a sentence points back at."""
        if self._elsewhere is None or self._elsewhere[0] != sentence.index - 1:
            return None
        if any(t.kind in _HOURS for t in sentence.times):
            return None  # "Then, between 9 and 11 a.m., three more were downed"
        is_pointing = any("back_then" in t.traits for t in sentence.tokens[:_HEAD])
        is_pointing = is_pointing or any(t.value == "that" for t in sentence.times)
        return self._elsewhere[1] if is_pointing else None


def _is_one_of(speaker: Speaker, speakers: frozenset[Speaker]) -> bool:
    """Whether a speaker is one of several: "the governor" is the governor named before."""
    return any(
        x.claimant == speaker.claimant and (not speaker.home or speaker.home == x.home)
        for x in speakers
    )


def _is_told_by_other(sentence: Sentence, speakers: set[str]) -> bool:
    others = {found.speaker.claimant for found in sentence.speakers} - speakers
    return bool(others) or ("speaker" in sentence.told and not sentence.speakers)


def _adds_hours(m: Mention, sentence: Sentence, times: list[TimeExpression]) -> bool:
    """ "The ministry later reported six downed between 8:00 and 10:30": hours of the six only.

    So too "From 8:00 to 10:30 six more were downed over Tula".
    """
    is_later = any("afterwards" in t.traits for t in sentence.tokens[: min(_LEAD, m.index)])
    is_later |= m.is_another and sentence.index > 0
    return is_later and bool(m.zone_sets) and any(t.kind == "range" for t in times)


def _is_of_one_governor(sentence: Sentence, times: list[TimeExpression]) -> bool:
    """ "Nine were downed from 22:00 to 4:00, said the governor": hours of that region only."""
    claimants = {found.speaker.claimant for found in sentence.speakers}
    return claimants == {"ru_governor"} and any(t.kind in ("range", "moment") for t in times)


def _is_of_today(windows: WindowReader) -> bool:
    """Whether the last window ended on the day of publication: then it is the present one."""
    end, published = windows.last.window.end, windows.published
    return end is not None and published is not None and end.date() >= published.date()


def recalls(sentence: Sentence) -> bool:
    """«Ранее, 6 октября, …»: whether a sentence begins by looking back."""
    return any("recalls" in t.traits for t in sentence.tokens[:_HEAD])


def _is_day(told: DatedWindow) -> bool:
    return told.window.basis in ("day", "inferred")


def _is_earlier(told: DatedWindow, main: DatedWindow) -> bool:
    start, end = told.window.start, told.window.end
    first, last = main.window.start, main.window.end
    if start is None or end is None or first is None or last is None:
        return False
    return start < first and end < last


def is_of_night_before(m: Mention, sentence: Sentence, times: list[TimeExpression]) -> bool:
    """«Этой ночью над Тулой сбито шесть. Прошлой ночью их было 14», «… там же сбили пять»."""
    is_bare = not (m.places or m.names_thing or m.is_total or m.is_another or sentence.speakers)
    is_there = bool(m.places) and all(p.kind == "anaphora" for p in m.places)
    is_last = [(t.kind, t.value) for t in times] == [("night", "last")]
    return is_last and (is_bare or (is_there and not sentence.speakers))
