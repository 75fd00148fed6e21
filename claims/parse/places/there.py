"""Whether "there" points at a place that the text named before it."""

import itertools

from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Token

NUMBERS = frozenset({"zero", "another", "count", "number", "digits"})
_AFTER_THERE = frozenset({"comma", "semicolon", "time", "and", "subject"})
_BEFORE_DEED = frozenset({"time", "in", "stop", "aux", "dash"})
_OF_FIGURE = frozenset({"aux", "dash", "digits", "number", "comma"})


def points_there(tokens: list[Token], i: int) -> bool:
    """ "Shot down there", «сбила там ещё пять», «там за ночь сбивали 33», "the figure there"."""
    before, behind = _kinds(tokens, i - 1), _kinds(tokens, i + 1)
    ends = not behind or not _AFTER_THERE.isdisjoint(behind)
    ends = ends or (i + 1 < len(tokens) and "article" in tokens[i + 1].traits)
    k = i - 1 - ("another" in before)  # "downed five more there, and one over …"
    is_counted = not NUMBERS.isdisjoint(_kinds(tokens, k))
    verb = _kinds(tokens, k - 1) if is_counted else {}
    is_last = not behind or "comma" in behind or "semicolon" in behind
    if (ends and "outcome" in verb) or (is_last and "say" in verb):
        return True  # "downed nine there", "it had reported nine there"
    ends = ends or not NUMBERS.isdisjoint(behind)  # «сбила там ещё пять»
    ends = ends or ("in" in behind and "time" in _behind_article(tokens, i + 2))
    if "outcome" in behind or ("outcome" in before and ends):
        return True
    is_figure = "figure" in before or (i > 0 and "figures" in tokens[i - 1].traits)
    if is_figure and not _OF_FIGURE.isdisjoint(behind):
        return True
    return "yonder" in tokens[i].traits and "colon" not in before and _leads_to_deed(tokens, i + 1)


def _leads_to_deed(tokens: list[Token], i: int) -> bool:
    """«Там [за ночь] сбивали 33», «там [их было] 31», «там отчитались о девяти».

    Only times and small words stand between.
    Not so «там шесть дронов над Тверской областью»: what a list has.
    """
    i += i < len(tokens) and not tokens[i].kinds  # «там якось за ніч збили 33»
    while i < len(tokens) and (
        not _BEFORE_DEED.isdisjoint(tokens[i].kinds) or "object" in tokens[i].traits
    ):
        i += 1
    if "say" in _kinds(tokens, i) and "speaking_of" in tokens[i + 1].traits:
        i += 2
    following = _kinds(tokens, i)
    is_deed = "outcome" in following or not NUMBERS.isdisjoint(following)
    clause = itertools.takewhile(lambda t: "comma" not in t.kinds, tokens[i:])
    return is_deed and all("over" not in t.kinds for t in clause)


def _behind_article(tokens: list[Token], i: int) -> Kinds:
    return _kinds(tokens, i + (i < len(tokens) and "article" in tokens[i].traits))


def _kinds(tokens: list[Token], i: int) -> Kinds:
    return tokens[i].kinds if 0 <= i < len(tokens) else {}
