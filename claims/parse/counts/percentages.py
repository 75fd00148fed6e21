"""Percentages of a number: "40% of the 50 drones" is a share, as "two fifths of them" is."""

import re
from fractions import Fraction

from claims.parse.words.tokens import Token


def join_percentages(tokens: list[Token]) -> list[Token]:
    """The tokens, with each percentage of something as one token of a fraction."""
    joined: list[Token] = []
    i = 0
    while i < len(tokens):
        sign = _sign_behind(tokens, i)
        share = _share(tokens, i, sign) if sign is not None else None
        if sign is None or share is None:
            joined.append(tokens[i])
            i += 1
            continue
        end = tokens[sign]
        joined.append(Token(tokens[i].start, end.end, {"fraction": str(share)}, end.word))
        i = sign + 1
    return joined


def _sign_behind(tokens: list[Token], i: int) -> int | None:
    """The position of the percent sign or word right behind a number of one or two words."""
    for k in range(i, min(i + _LONGEST_NUMBER, len(tokens) - 1)):
        if _NUMBERS.isdisjoint(tokens[k].kinds):
            return None
        if "percent" in tokens[k + 1].traits:
            return k + 1
    return None


def _share(tokens: list[Token], i: int, sign: int) -> Fraction | None:
    """The fraction that a percentage is, if it is one of things and under a hundred."""
    value = sum(map(_value, tokens[i:sign]), Fraction(0))
    is_share = _is_of_things(tokens, sign + 1) or _stands_apart(tokens, i, sign + 1)
    return value / 100 if is_share and 0 < value < 100 else None


def _value(token: Token) -> Fraction:
    """The number of a token; nothing where it is none, or only about ("some twenty")."""
    told = str(token.kinds.get("number", token.value))
    return Fraction(told) if _EXACT.fullmatch(told) else Fraction(0)


def _is_of_things(tokens: list[Token], k: int) -> bool:
    """ "Of them", "of the 50 drones", but not "of the houses"."""
    if k >= len(tokens) or _OF.isdisjoint(tokens[k].kinds):
        return False
    return "of_them" in tokens[k].kinds or any(
        not _THINGS.isdisjoint(t.kinds) for t in tokens[k + 1 : k + _REACH]
    )


def _stands_apart(tokens: list[Token], i: int, end: int) -> bool:
    """ "Fifty were downed, 40% over Tula": between a mark and a place."""
    before, behind = tokens[max(0, i - 1) : i], tokens[end : end + 1]
    return all(not _MARKS.isdisjoint(t.kinds) for t in before) and any(
        not _LEADS_PLACE.isdisjoint(t.kinds) for t in behind
    )


_EXACT = re.compile(r"\d+(\.\d+)?")
_NUMBERS = frozenset({"digits", "number", "decimal"})
_LONGEST_NUMBER = 2
_OF = frozenset({"of", "of_them"})
_THINGS = frozenset({"digits", "number", "subject"})
_MARKS = frozenset({"comma", "semicolon", "colon", "open", "of_them", "and"})
_LEADS_PLACE = frozenset({"over", "dash"})
_REACH = 4
