"""Counts that no number tells: a singular noun in a clause of its own, and "another"."""

import itertools

from claims.parse.draft import CLAUSE_ENDS, plain_outcome
from claims.parse.quantities import Counted, Quantity
from claims.parse.tokens import Token

SINGULAR_NOTE = "one by the singular: the text gives no numeral"
_COUNTED_THINGS = frozenset({"count", "subject", "number", "digits", "adjective", "noise"})
_PRONOUNS = frozenset({"его", "он", "который", "которого", "його", "він", "який", "якого", "it"})
_COUNTING = frozenset({"count", "one_of", "debris", "rest", "same"})
_UNCHANGING = frozenset({"бпла", "бла"})
_IMPLIED_ENDS = CLAUSE_ENDS | {"and"}
_COUNT_ENDS = CLAUSE_ENDS | {"count"}
_BEFORE_ARTICLE = frozenset({"over", "in", "outcome", "comma"})


def imply_counts(tokens: list[Token], is_first: bool) -> None:
    """Mark a singular noun without numeral as a count of one, in a clause that has no count.

    `is_first`: no count stands before this sentence, so "the drone" is not one already told.
    """
    _imply_another(tokens)
    if _tells_rule(tokens):
        return
    ends = [i for i, t in enumerate(tokens) if not _IMPLIED_ENDS.isdisjoint(t.kinds)]
    bounds = [-1, *ends, len(tokens)]
    for a, b in itertools.pairwise(bounds):
        clause = tokens[a + 1 : b]
        nouns = [t for t in clause if "subject" in t.kinds]
        nouns = [t for t in nouns if t.kinds["subject"] != "target"] or nouns
        if len(nouns) != 1 or any(not _COUNTING.isdisjoint(t.kinds) for t in clause):
            continue
        noun = nouns[0]
        subject, _, number = str(noun.kinds["subject"]).partition("/")
        at = next(k for k in range(a + 1, b) if tokens[k] is noun)
        is_listed = (
            at + 1 < b and "over" in tokens[at + 1].kinds and _has_article(tokens, at, is_first)
        ) or (a >= 0 and at == a + 1 and "and" in tokens[a].kinds and number == "1")
        verbs = [
            t
            for t in (tokens[:at] if is_listed else clause)  # "three over X and a UAV over Y"
            if "outcome" in t.kinds and plain_outcome(t.kinds) not in ("launched",)
        ]
        if not verbs and at == a + 1 and number == "1" and _joins_count(tokens, a):
            verbs = [
                t for t in tokens[:a] if str(t.kinds.get("outcome", "")).startswith("destroyed")
            ]
        is_resumed = not verbs
        if is_resumed:
            verbs = (
                _verbs_of_pronoun(tokens, b)
                or _verb_behind_insertion(tokens, b)
                or _verb_behind_and(tokens, b)
            )
        if not verbs:
            continue
        is_singular = number == "1" and _has_article(tokens, at, is_first)
        if noun.word in _UNCHANGING and any(str(v.kinds["outcome"]).endswith("/1") for v in verbs):
            is_singular = not any(t.word in ("бпла", "бла") and t is not noun for t in clause)
        if subject == "target":
            is_singular = False
        if is_singular and not (at + 1 < len(tokens) and "noise" in tokens[at + 1].kinds):
            noun.value = Counted(
                Quantity(1, 1, "exact", SINGULAR_NOTE),
                subject,
                subjects=(subject,),
                is_implied=True,
                outcome="destroyed" if is_resumed else "",
            )
            noun.kinds = {"count": ""}


def _tells_rule(tokens: list[Token]) -> bool:
    """«Обломки могут лежать и после того, как аппарат сбит»: of any drone, not of one."""
    kinds = set().union(*[t.kinds for t in tokens])
    return "modal" in kinds and kinds.isdisjoint({"place", "over"})


def _imply_another(tokens: list[Token]) -> None:
    """ "A drone was shot down over Tula and another over Kaluga": one more without its noun."""
    for i, token in enumerate(tokens):
        following = [t.kinds for t in tokens[i + 1 : i + 4]]
        if token.word != "another" or not following or not _COUNTED_THINGS.isdisjoint(following[0]):
            continue
        near = itertools.takewhile(lambda kinds: "comma" not in kinds, following)
        if any("over" in kinds for kinds in near):
            quantity = Quantity(1, 1, "exact", "“another”: one more")
            token.value = Counted(quantity, is_implied=True, is_another=True)
            token.kinds = {"count": ""}


def _joins_count(tokens: list[Token], i: int) -> bool:
    """«сбиты три коптера и метеозонд»: "and" right behind a count."""
    return i > 0 and "and" in tokens[i].kinds and "count" in tokens[i - 1].kinds


def _verbs_of_pronoun(tokens: list[Token], end: int) -> list[Token]:
    """«Дрон не долетел до цели: его сбили»: the verb of a pronoun that stands for the noun."""
    for k in range(end + 1, min(end + 4, len(tokens) - 1)):
        if tokens[k].word in _PRONOUNS:
            near = tokens[k + 1 : k + 4]
            return [t for t in near if str(t.kinds.get("outcome", "")).startswith("destroyed")]
    return []


def _verb_behind_insertion(tokens: list[Token], comma: int) -> list[Token]:
    """«Беспилотник, летевший на Москву, сбит»: the verb right behind the second comma."""
    if comma >= len(tokens) or "comma" not in tokens[comma].kinds:
        return []
    for k in range(comma + 1, min(comma + 10, len(tokens) - 1)):
        if "comma" in tokens[k].kinds:
            outcome = str(tokens[k + 1].kinds.get("outcome", ""))
            return [tokens[k + 1]] if outcome == "destroyed/1" else []
        if not _COUNT_ENDS.isdisjoint(tokens[k].kinds):
            return []
    return []


def _verb_behind_and(tokens: list[Token], end: int) -> list[Token]:
    """«БПЛА был обнаружен и уничтожен»: the second verb of the noun."""
    if end + 1 >= len(tokens) or "and" not in tokens[end].kinds:
        return []
    verb = tokens[end + 1]
    return [verb] if verb.kinds.get("outcome") == "destroyed/1" else []


def _has_article(tokens: list[Token], i: int, is_first: bool) -> bool:
    """English needs "a drone": "the drone" speaks of one already told, unless it is the first."""
    if not tokens[i].word.isascii():
        return True
    for token in reversed(tokens[max(0, i - 4) : i]):
        if token.word in ("a", "an", "another", "an additional", "a further", "yet another"):
            return True
        if token.word == "the":
            return is_first and any("over" in t.kinds for t in tokens[i:])
        is_passed = "adjective" in token.kinds  # "an attack drone"
        if not is_passed and not _BEFORE_ARTICLE.isdisjoint(token.kinds):
            return False
    return False
