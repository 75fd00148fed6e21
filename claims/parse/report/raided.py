"""Which places a sentence tells of an attack or a defence at, for counts that name none."""

from claims.parse.mentions.draft import PlaceList
from claims.parse.sentence.passages import Sentence, tells_alert_over

_EVENTS = frozenset({"launched", "destroyed"})
_ALERTS = frozenset({"not_subject", "noise"})


def is_attacked(places: PlaceList, sentence: Sentence, sentences: list[Sentence]) -> bool:
    """Whether a sentence tells of an attack or of a defence at its places.

    Not so «В области уничтожили 12 тонн яблок».
    """
    is_deed = "noise" not in sentence.told or bool(sentence.reading.subjects)
    is_attack = not sentence.reading.mentions and (
        (is_deed and not _EVENTS.isdisjoint(sentence.reading.outcomes))
        or (places.is_over and not _tells_alert(sentence))
    )
    return (
        is_attack
        or _is_raided(places, sentence)
        or _is_defended(sentence)
        or _tells_all_clear(sentence, sentences)
    )


def _is_raided(places: PlaceList, sentence: Sentence) -> bool:
    """ "The enemy attempted to attack Kstovo; four were downed": whether a place was the target.

    Or that it was is denied: "denied that drones were sent at Tver Oblast; the ministry spoke …".
    """
    reading = sentence.reading
    is_region = not all(p.note for p in places.places)
    if "denied" in reading.outcomes and is_region and places.owner is None:
        return bool(reading.mentions) and places.end <= reading.mentions[0].start
    is_free = places.owner is None and not (places.is_over or places.role)
    is_alone = len(reading.mentions) == 1 and places.end <= reading.mentions[0].start
    if is_alone and places.is_over and places.owner is None and reading.mentions[0].is_figure:
        # "Drones were destroyed over Tula Oblast again; this time the count stood at 13"
        between = (t for t in sentence.tokens if places.end <= t.start < reading.mentions[0].start)
        return any("semicolon" in t.kinds for t in between)
    return is_free and is_alone and "launched" in reading.outcomes


def _is_defended(sentence: Sentence) -> bool:
    """«В Пензенской области работает ПВО. Сбито два»: where the air defence is at work."""
    if "doer" not in sentence.told or sentence.reading.mentions:
        return False
    return sum(bool(t.word) and "stop" not in t.kinds for t in sentence.tokens) <= _FEW


_FEW = 6


def _tells_all_clear(sentence: Sentence, sentences: list[Sentence]) -> bool:
    """«Отбой беспилотной опасности в Воронежской области. Сбито шесть БПЛА»: by no other voice."""
    following = sentences[sentence.index + 1 : sentence.index + 2]
    is_silent = not sentence.reading.mentions and all(not s.speakers for s in following)
    if not is_silent or sentence.told.isdisjoint(_ALERTS):
        return False
    return tells_alert_over(sentence)


def _tells_alert(sentence: Sentence) -> bool:
    """ "The drone threat over Rostov Region was lifted": no attack there."""
    return tells_alert_over(sentence) or any("alarm" in t.traits for t in sentence.tokens)
