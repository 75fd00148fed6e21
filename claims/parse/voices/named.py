"""Sources and bodies that are named beside who speaks, and say nothing themselves."""

import itertools

from claims.parse.places.place import CLAUSE_MARKS
from claims.parse.voices.voice import FoundSpeaker
from claims.parse.words.tokens import Token, kinds_of

_SAYS = frozenset({"say", "according"})
_LONGEST_SOURCE = 10
_ENDS_SOURCE = frozenset({"comma", "say", "semicolon", "count", "place"})


def passes_on(tokens: list[Token], i: int) -> bool:
    """«Минобороны, пишет издание, насчитало …», "…, as the paper reports": who only passes it on.

    A medium between commas with a word of saying right before it.
    """
    if is_retelling(tokens, i):
        return True
    said = i - 1 - ("adjectival" in tokens[i - 1].traits)
    opens = said - 1 - (said > 0 and not tokens[said - 1].kinds.keys() - {"stop"})
    if opens < 0 or _SAYS.isdisjoint(tokens[said].kinds):
        return False
    is_led = "comma" in tokens[opens].kinds or "comma" in tokens[max(0, opens - 1)].kinds
    return is_led and CLAUSE_MARKS.issuperset(tokens[i + 1].kinds if i + 1 < len(tokens) else ())


def is_retelling(tokens: list[Token], i: int) -> bool:
    """«Сообщение Минобороны в пересказе портала», "as relayed by a news site": not its words."""
    lead = tokens[max(0, i - _RETELLING_REACH) : i]
    near = list(itertools.takewhile(lambda t: _ENDS_RETELLING.isdisjoint(t.kinds), lead[::-1]))
    return any("retelling" in t.traits for t in near)


_RETELLING_REACH = 6  # "quoted without names by a local website"
_ENDS_RETELLING = frozenset({"comma", "colon", "semicolon", "dash", "count", "speaker", "outcome"})


def names_who_speaks(tokens: list[Token], i: int, found: list[FoundSpeaker]) -> bool:
    """Whether a voice only says who or where the one beside it is.

    «Источник списка сбитых: Минобороны», «министерство в Москве насчитало»: the source is
    the ministry behind the mark, and the ministry before it speaks. "Unofficially" is who says
    it, if nobody else is.
    """
    kinds = tokens[i].kinds
    if "weak_speaker" in kinds:
        is_beside = bool(found) and found[-1].index == i - 1
        return is_beside and found[-1].speaker.claimant == "ru_mod"
    if kinds.get("speaker") != "other" or "say" in kinds_of(tokens[max(0, i - 1) : i]):
        return False
    if "unofficial" in tokens[i].traits:  # «неофициально — пять (мониторинговый канал)»
        return "speaker" in kinds_of(tokens[i + 1 :])
    near = tokens[i + 1 : i + _LONGEST_SOURCE]
    lead = list(itertools.takewhile(lambda t: _ENDS_SOURCE.isdisjoint(t.kinds), near))
    marks = [k for k, t in enumerate(lead) if not {"colon", "dash"}.isdisjoint(t.kinds)]
    named = near[marks[0] + 1 : marks[0] + 3] if marks else []
    return not kinds_of(named).isdisjoint({"speaker", "home"}) and "say" not in kinds_of(named)


def relayed_from(tokens: list[Token], at: int) -> int:
    """The word of relaying in "citing a statement by the …", if it stands before; else `at`."""
    k = at
    while k > 0 and (
        not _OF_BODY.isdisjoint(tokens[k].kinds) or not _LEADS_BODY.isdisjoint(tokens[k].traits)
    ):
        k -= 1
    return k if k >= 0 and "relaying" in tokens[k].traits else at


_OF_BODY = frozenset({"report_noun", "home"})  # "citing the Oryol governor"
_LEADS_BODY = frozenset({"the", "article", "of", "by"})


def is_relayed(tokens: list[Token], i: int, at: int) -> bool:
    """ "…, the mayor said, citing the ministry", "officials quoted the ministry as saying"."""
    behind = tokens[i + 1 : i + 3]
    is_said = len(behind) > 1 and "as" in behind[0].traits and "say" in behind[1].kinds
    return "relaying" in tokens[at].traits or (is_said and "say" in tokens[at].kinds)


RELAYED = frozenset({"ru_mod", "ru_governor"})


def cites(tokens: list[Token], found: list[FoundSpeaker]) -> bool:
    """ "Citing the ministry, the site wrote that …": what a medium says now is the ministry's."""
    behind = tokens[found[-1].index + 1 : found[-1].index + 2 + _OF_OFFICE] if found else []
    if "comma" not in kinds_of(behind) or not _ENDS_CITING.isdisjoint(kinds_of(behind)):
        return False  # "citing the ministry's press service,"
    at = relayed_from(tokens, found[-1].index - 1)
    return at == 0 and "relaying" in tokens[at].traits and found[-1].speaker.claimant in RELAYED


_OF_OFFICE = 2
_ENDS_CITING = frozenset({"say", "colon", "count"})
