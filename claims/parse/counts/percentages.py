"""Percentages of a number: "40% of the 50 drones" is a share, as "two fifths of them" is."""

from fractions import Fraction

from claims.parse.counts.numbers import Quantity
from claims.parse.words.tokens import Token


def join_percentages(tokens: list[Token]) -> list[Token]:
    """The tokens, with each percentage of something as one token of a fraction."""
    joined: list[Token] = []
    skipped = False
    for i, token in enumerate(tokens):
        if skipped:
            skipped = False
            continue
        share = _share_at(tokens, i)
        if share is None:
            joined.append(token)
            continue
        sign = tokens[i + 1]
        joined.append(Token(token.start, sign.end, {"fraction": str(share)}, sign.word))
        skipped = True
    return joined


def _share_at(tokens: list[Token], i: int) -> Fraction | None:
    token = tokens[i]
    if "digits" not in token.kinds and "number" not in token.kinds:
        return None
    if not any("percent" in t.traits for t in tokens[i + 1 : i + 2]):
        return None
    value = token.value.low if isinstance(token.value, Quantity) else token.value
    is_share = _is_of_things(tokens, i + 2) or _stands_apart(tokens, i)
    return Fraction(value, 100) if is_share and isinstance(value, int) and 0 < value < 100 else None


def _is_of_things(tokens: list[Token], k: int) -> bool:
    """ "Of them", "of the 50 drones", but not "of the houses"."""
    if k >= len(tokens) or _OF.isdisjoint(tokens[k].kinds):
        return False
    return "of_them" in tokens[k].kinds or any(
        not _THINGS.isdisjoint(t.kinds) for t in tokens[k + 1 : k + _REACH]
    )


def _stands_apart(tokens: list[Token], i: int) -> bool:
    """ "Fifty were downed, 40% over Tula": between a mark and a place."""
    before, behind = tokens[max(0, i - 1) : i], tokens[i + 2 : i + 3]
    return all(not _MARKS.isdisjoint(t.kinds) for t in before) and any(
        not _LEADS_PLACE.isdisjoint(t.kinds) for t in behind
    )


_OF = frozenset({"of", "of_them"})
_THINGS = frozenset({"digits", "number", "subject"})
_MARKS = frozenset({"comma", "semicolon", "colon", "open", "of_them", "and"})
_LEADS_PLACE = frozenset({"over", "dash"})
_REACH = 4
