"""Voices of a single count of a sentence: in commas or brackets, behind it, in doubt of it."""

import itertools

from claims.parse.mentions.mention import Mention, Speaker
from claims.parse.sentence.passages import Sentence
from claims.parse.voices.voice import FoundSpeaker
from claims.parse.words.tokens import Token, kinds_of

_TELLS = frozenset({"say", "according", "colon"})


def inserted_voice(m: Mention, voices: list[FoundSpeaker], tokens: list[Token]) -> Speaker | None:
    """ "Officials in Tula: six; three more, the governor of Kaluga said, over Kaluga": the three.

    The governor of the place that a count is told of, between commas right behind the count.
    """
    if len(voices) < _TWO or not m.zones:
        return None
    near = enumerate(tokens[m.index + 1 : m.index + _NEAR_COMMA], m.index + 1)
    start = next((k for k, t in near if "comma" in t.kinds), None)
    if start is None:
        return None
    end = next((k for k in range(start + 1, len(tokens)) if "comma" in tokens[k].kinds), start)
    inside = [f for f in voices if start < f.index < end and f.speaker.home]
    is_said = any(not _TELLS.isdisjoint(t.kinds) for t in tokens[start:end])
    is_plain = not any(not _COUNTS_OR_ACTS.isdisjoint(t.kinds) for t in tokens[start:end])
    is_own = len(inside) == 1 and set(m.zones) <= set(inside[0].speaker.home)
    return inside[0].speaker if is_own and is_said and is_plain else None


def bracketed_voice(m: Mention, voices: list[FoundSpeaker], tokens: list[Token]) -> Speaker | None:
    """«Сбито (по утверждению Москвы) — 12, попало (по нашим данным) — 6»: the voice of the 12."""
    k = m.index - 1
    while k > 0 and not _LEADS_NUMBER.isdisjoint(tokens[k].kinds):
        k -= 1
    if k < 1 or "close" not in tokens[k].kinds:
        return None
    start = next((i for i in range(k, -1, -1) if "open" in tokens[i].kinds), k)
    inside = [f.speaker for f in voices if start < f.index < k]
    is_plain = not any(not _COUNTS_OR_ACTS.isdisjoint(t.kinds) for t in tokens[start:k])
    return inside[0] if is_plain and len(inside) == 1 else None


_LEADS_NUMBER = frozenset({"dash", "colon"})
_NEAR_COMMA = 4  # "three more drones,"
_COUNTS_OR_ACTS = frozenset({"count", "outcome"})


def author_of(m: Mention, voices: list[FoundSpeaker], sentence: Sentence) -> Speaker | None:
    """ "US officials doubt the claim of 90 drones downed, made by the ministry": whose it is."""
    if len(voices) < _TWO or len(sentence.reading.mentions) > 1:
        return None
    tokens = sentence.tokens
    lead = tokens[max(0, m.index - 2) : m.index]
    behind = next((f for f in voices if f.index > m.index), None)
    if behind is None or behind is voices[0]:
        return None
    if not any("say" in t.kinds or "figure" in t.kinds for t in lead):
        return None
    before = reversed(tokens[m.index + 1 : behind.index])
    by = next((t for t in before if "by" in t.traits or t.kinds.keys() - _DESCRIBES), None)
    return behind.speaker if by is not None and "by" in by.traits else None


def head_behind(m: Mention, voices: list[FoundSpeaker], tokens: list[Token]) -> Speaker | None:
    """ "Authorities in Tula counted a busy day: four were downed, the governor said": his words.

    What stands behind the colon is told by who is said to tell it, and not by those of the head.
    """
    if len(voices) < _TWO:
        return None
    before = [f for f in voices if f.index < m.index]
    behind = next((f for f in voices if f.index > m.index), None)
    if len(before) != 1 or behind is None or before[0].speaker[:2] != _SOME_OFFICIALS:
        return None
    is_led = any("colon" in t.kinds for t in tokens[before[0].index : m.index])
    lead = tokens[max(0, behind.index - 3) : behind.index]
    near = lead + tokens[behind.index + 1 : behind.index + 2]
    is_said = any("comma" in t.kinds for t in lead) and any("say" in t.kinds for t in near)
    homes = {f.speaker.home for f in (before[0], behind)} - {()}
    is_governor = behind.speaker.claimant == "ru_governor" and len(homes) < _TWO
    return behind.speaker if is_led and is_said and is_governor else None


_SOME_OFFICIALS = ("ru_official", "official_body")
_TWO = 2  # the officials of one region and the governor of another
_DESCRIBES = frozenset({"adjective", "stop", "country_adjective"})


def doubter_of(m: Mention, sentence: Sentence) -> Speaker | None:
    """ "Officials doubt the ministry's claim of 60; they put the number at 35": whose the 35 is."""
    if len(sentence.speakers) < 2:
        return None
    first, second = sentence.speakers[:2]
    tokens = sentence.tokens
    between = tokens[first.index + 1 : second.index]
    is_bare = not any("count" in t.kinds for t in between)
    if not any("doubts" in t.traits for t in (between if is_bare else between[:2])):
        return None
    behind = tokens[second.index : m.index]
    mark = next((k for k, t in enumerate(behind) if not _ENDS_DOUBT.isdisjoint(t.kinds)), None)
    told = tokens[first.index : second.index + (mark or 0)]
    if mark is None or not any("count" in t.kinds for t in told):
        return None
    own = behind[mark + 1 : mark + 4]
    is_own = any("pronoun_speaker" in t.kinds or not _TAKES_UP.isdisjoint(t.traits) for t in own)
    return first.speaker if is_own else None


_ENDS_DOUBT = frozenset({"comma", "semicolon", "colon", "and", "while"})
_TAKES_UP = frozenset({"pronoun", "its", "their"})


def author_behind(m: Mention, voices: list[FoundSpeaker], tokens: list[Token]) -> Speaker | None:
    """ "Two more than the 12 the Defence Ministry reported": whose the twelve are."""
    if not voices:
        return None
    says = tokens[m.index + 1 : m.index + 3]
    if len(says) > 1 and "say" in says[0].kinds and "by" in says[1].traits:
        return next((f.speaker for f in voices if f.index > m.index), None)
    by_whom = (f for f in voices if f.index > m.index + 3 and _is_reported_by(m, f.index, tokens))
    if (voice := next(by_whom, None)) is not None:
        return voice.speaker
    if (at := _says_behind(m, tokens)) is not None:
        return next((f.speaker for f in voices if f.index == at), None)
    k = m.index + 1
    if m.is_of_total:
        k = _behind_report(tokens, k)
    while k + 1 < len(tokens) and not _LEADS_AUTHOR.isdisjoint(tokens[k].traits):
        k += 1
    is_said = k + 1 < len(tokens) and "say" in tokens[k + 1].kinds
    if k == m.index + 1 or not (is_said or k > m.index + 2):
        return None
    return next((f.speaker for f in voices if f.index == k), None)


def set_against(m: Mention, voices: list[FoundSpeaker], tokens: list[Token]) -> Speaker | None:
    """ "15, against 22 in the ministry's bulletins", «15 против 22 в сводках ведомства»: its 22."""
    behind = next((f for f in voices if f.index > m.index), None)
    lead = tokens[max(0, m.index - 1) : m.index]
    if behind is None or not any("against" in t.traits for t in lead):
        return None
    between = tokens[m.index + 1 : behind.index]
    if "in" not in kinds_of(between[:1]) or not kinds_of(between) <= _LEADS_REPORTED:
        return None
    m.is_doer = False
    return behind.speaker


_LEADS_REPORTED = frozenset("in adjective stop around_time report_noun say figure".split())


def _says_behind(m: Mention, tokens: list[Token]) -> int | None:
    """«…, о трёх сбитых над которой сообщил губернатор»: where he stands, in the same clause."""
    if not any("speaking_of" in t.traits for t in tokens[max(0, m.index - 1) : m.index]):
        return None
    near = tokens[m.index + 1 : m.index + _SAYING_REACH]
    clause = itertools.takewhile(lambda t: _ENDS_SAYING.isdisjoint(t.kinds), near)
    said = next((k for k, t in enumerate(clause) if "say" in t.kinds), None)
    return None if said is None else m.index + 1 + said + 1


_SAYING_REACH = 8
_ENDS_SAYING = frozenset({"comma", "colon", "semicolon", "dash", "count", "line", "speaker"})


def _is_reported_by(m: Mention, i: int, tokens: list[Token]) -> bool:
    """«в 60 сбитых дронах, о которых сообщило ведомство»: whether a relative clause says so."""
    comma, of, which, says = tokens[i - 4 : i]
    is_of_which = "comma" in comma.kinds and "speaking_of" in of.traits and "them" in which.traits
    between = tokens[m.index + 1 : i - 4]
    return is_of_which and "say" in says.kinds and all(_LIST.isdisjoint(t.kinds) for t in between)


_LIST = frozenset({"count", "comma"})


def _behind_report(tokens: list[Token], i: int) -> int:
    """The position behind "reported by", «, о которых заявило»; i if no such words stand there."""
    for k in range(i, min(i + _REPORT_REACH, len(tokens) - 1)):
        if "say" in tokens[k].kinds:
            return k + 1 + ("by" in tokens[k + 1].traits)
        if _LEADS_REPORT.isdisjoint(tokens[k].kinds):
            return i
    return i


_REPORT_REACH = 4
_LEADS_REPORT = frozenset({"comma", "stop"})
_LEADS_AUTHOR = frozenset({"relative_that", "the"})
