"""Hours of local time: the clocks of the place that they are told of."""

from bisect import bisect
from collections.abc import Iterable

from claims.parse.sentence.passages import Sentence
from claims.parse.times.clocks import LOCAL, UNTOLD
from geo.gazetteer import load_gazetteer

_MOSCOW = "3"


def settle_local_hours(sentences: list[Sentence], home: tuple[str, ...]) -> None:
    """Give each "5 a.m. local time" the time zone of the region beside it.

    If its sentence names none: of the region told before it, then of the publisher's, then of the
    first that is told later. Without any it is Moscow's, as the publishers' own hours are.
    """
    if not any(time.zone == LOCAL for s in sentences for time in s.times):
        return
    told, local = _timezone(home), ""
    later = next((zone for s in sentences for _, zone in _places(s)), "")
    for sentence in sentences:
        places = _places(sentence)
        if any(found.speaker.claimant == "ru_mod" for found in sentence.speakers):
            local = ""  # the ministry's clocks are Moscow's
        for time in sentence.times:
            if local and time.clocks and time.zone == UNTOLD:
                time.zone = local  # "at 3:40 local time two drones, at 4:15 two more"
            elif time.zone == LOCAL:
                at = bisect(places, (time.index, ""))
                near = places[max(0, at - 1) : at + 1]  # the one before it and the one behind
                zones = sorted((abs(start - time.index), zone) for start, zone in near)
                time.zone = (zones[0][1] if zones else told or later) or _MOSCOW
                local = time.zone
            elif time.clocks:
                local = ""
        told = places[-1][1] if places else told


def _places(sentence: Sentence) -> list[tuple[int, str]]:
    """Where a sentence names regions, and their time zones; else those of its speakers."""
    lists = [pl for pl in sentence.reading.place_lists if not pl.role]
    named = [
        (start, _timezone(place.zones))
        for places in lists
        for place, start in zip(places.places, places.starts, strict=True)
    ]
    found = sorted(pair for pair in named if pair[1])
    homes = ((0, _timezone(speaker.speaker.home)) for speaker in sentence.speakers)
    return found or [pair for pair in homes if pair[1]]


def _timezone(zones: Iterable[str]) -> str:
    """The time zone of zones, if they have one in common."""
    known = load_gazetteer().zones
    found = {known[zone].timezone for zone in zones if zone in known}
    return found.pop() if len(found) == 1 else ""
