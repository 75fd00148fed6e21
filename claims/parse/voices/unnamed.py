"""Unnamed sources: the person of a body, and whose army they are of."""

import itertools

from claims.model import Claimant
from claims.parse.words.tokens import Token, kinds_of

SIDES: dict[str, Claimant] = {
    "ru_mod": "ru_military_unnamed",
    "ru_military_unnamed": "ru_military_unnamed",
    "ua_general_staff": "ua_military_unnamed",
    "ua_official": "ua_military_unnamed",
    "ua_military_unnamed": "ua_military_unnamed",
    "western_officials": "western_officials",
}
"""Who an unnamed person of a claimant is."""
_REPORTS = frozenset({"say", "report_noun", "figure"})
_ANONYMOUS_REACH = 6


def side_of(tokens: list[Token], i: int) -> str | None:
    """The side of "a Ukrainian intelligence officer", "an officer in Russia's air defence"."""
    for token in reversed(tokens[max(0, i - 4) : i]):
        if (side := token.kinds.get("country_adjective")) is not None:
            return _UNNAMED.get(str(side))
        if not token.word or not _ENDS_SIDE.isdisjoint(token.kinds):
            break
    return side_behind(tokens, i)


def side_behind(tokens: list[Token], i: int) -> str | None:
    """The side of an officer by the army named behind: "of the Russian air defence"."""
    body = tokens[i + 1 : i + _LONGEST_BODY]
    if not body or _LEADS_BODY.isdisjoint(body[0].kinds):
        return None
    for token in itertools.takewhile(lambda t: _ENDS_BODY.isdisjoint(t.kinds), body):
        if (side := token.kinds.get("country_adjective")) is not None:
            return _UNNAMED.get(str(side))
        if "doer" in token.kinds and "of_russia" in token.traits:
            return _UNNAMED["RU"]
    return None


def sees_downed(tokens: list[Token], i: int) -> bool:
    """«Очевидцы видели над Энгельсом три сбитых дрона»: what they saw is told by them."""
    verb = range(i + 1, min(i + 1 + _SEEING_REACH, len(tokens)))
    at = next((k for k in verb if "saw" in tokens[k].traits), None)
    if at is None:
        return False
    at += "comma" in kinds_of(tokens[at + 1 : at + 2])  # «видели, как …»
    behind = tokens[at + 1 : at + 1 + _SEEN_REACH]
    seen = list(itertools.takewhile(lambda t: _ENDS_SEEN.isdisjoint(t.kinds), behind))
    counts = [t.value for t in seen if "count" in t.kinds]
    return bool(counts) and ("outcome" in kinds_of(seen) or any(c.outcome for c in counts))


_SEEING_REACH = 4
_SEEN_REACH = 20
_ENDS_SEEN = frozenset({"comma", "semicolon", "colon", "while"})


def army_of_source(tokens: list[Token], i: int) -> str | None:
    """The side of a source by the army behind it: "a source in the air defence headquarters"."""
    if "source_noun" not in tokens[i].kinds:
        return None
    body = tokens[i + 1 : i + 1 + _LONGEST_BODY]
    body = body[bool(body) and body[0].kinds.get("speaker") == "independent_media" :]
    if not body or "in" not in body[0].kinds:
        return None
    body = list(itertools.takewhile(lambda t: _ENDS_BODY.isdisjoint(t.kinds), body))
    is_army = any("doer" in t.kinds or not _ARMY.isdisjoint(t.traits) for t in body)
    if not is_army or any(map(_is_of_third, body)):
        return None
    is_ukraines = any(t.kinds.get("country_adjective") == "UA" for t in body)
    is_ukraines |= any("of_ukraine" in t.traits for t in body)
    return _UNNAMED["UA" if is_ukraines else "RU"]


def _is_of_third(token: Token) -> bool:
    """ "The Polish army", "the US Army", «в армии США»: of neither side."""
    is_foreign = not _FOREIGN.isdisjoint(token.kinds) or "of_us" in token.traits
    return is_foreign or token.kinds.get("weak_speaker") == "us_official"


_FOREIGN = frozenset({"foreign", "other_country"})
_ARMY = frozenset({"troops", "army"})
_UNNAMED = {"RU": "ru_military_unnamed", "UA": "ua_military_unnamed"}
_ENDS_SIDE = frozenset({"comma", "say", "speaker", "place", "of", "in"})
_ENDS_BODY = frozenset({"comma", "say", "count", "outcome"})
_LEADS_BODY = frozenset({"of", "in", "country_adjective"})
_LONGEST_BODY = 6


def anonymous(claimant: str, tokens: list[Token], i: int) -> str:
    """A claimant, or the unnamed person of it: "the army, speaking on condition of anonymity"."""
    behind = tokens[i + 1 : i + 1 + _ANONYMOUS_REACH]
    told = itertools.takewhile(lambda t: _ENDS_ANONYMOUS.isdisjoint(t.kinds), behind)
    if not any("anonymous" in t.traits for t in told):
        return claimant
    return _UNNAMED["RU"] if "troops" in tokens[i].traits else SIDES.get(claimant, claimant)


_ENDS_ANONYMOUS = frozenset({"count", "outcome", "speaker"})


_BETWEEN = frozenset({"in", "of", "from", "aside", "stop", "country_adjective"})


def source_of(tokens: list[Token], i: int) -> int | None:
    """Position of the unnamed person of a body: "officers within the Ukrainian army"."""
    if "source_noun" in tokens[i].kinds:
        return i
    if i + 1 < len(tokens) and "source_noun" in tokens[i + 1].kinds:
        noun = kinds_of(tokens[i + 2 : i + 3])  # "the ministry's official reckoning"
        is_of_report = "possessive" in tokens[i].traits and not _REPORTS.isdisjoint(noun)
        return None if is_of_report else i  # "a Defence Ministry source"
    for k in range(i - 1, max(-1, i - 6), -1):
        if "source_noun" in tokens[k].kinds:
            return k if k < i - 1 else None
        is_outlet = (
            tokens[k].kinds.get("speaker") == "independent_media"
        )  # «собеседник издания в …»
        if _BETWEEN.isdisjoint(tokens[k].kinds) and not is_outlet:
            return None
    return None
