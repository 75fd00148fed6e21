"""None: «ни одного дрона не сбито» is a count, and its two negations are one."""

import itertools

from claims.parse.counts.counted_nouns import subject_of
from claims.parse.counts.numbers import ENDS_COUNT, Counted, Quantity
from claims.parse.words.tokens import Token

_CLAUSE_REACH = 12
_DENIAL_REACH = 5
_OF_OTHERS = frozenset({"only", "nth_time"})  # "not only a single drone", "not for the first time"
_PARTS_DENIAL = ENDS_COUNT | {"and", "while", "count", "place", "number", "digits"}


def read_none(tokens: list[Token], i: int, folded: list[Token]) -> int | None:
    """Append the none that starts at position i; the position after it, or None."""
    token = tokens[i]
    behind = [t.kinds for t in tokens[i + 1 : i + 3]]
    if len(behind) == 2 and "outcome" in behind[0] and "zero" in behind[1]:
        return None  # «не было сбито ни одного»
    if _is_of_downed(tokens, i):
        folded.append(Token(token.start, token.end, {"one_of": ""}, token.word))
        return i + 1
    is_verb = "none_downed" in token.traits
    if is_verb and (none := _told_none(folded)) is not None:
        none.value = none.value._replace(outcome="destroyed")
        token.kinds = {"outcome": "destroyed"}  # «ни одного дрона за ночь не сбито»
        folded.append(token)
        return i + 1
    quantity = Quantity(0, 0, "exact", f"“{token.word}”")
    count = Token(token.start, token.end, {"count": "", "zero": ""}, token.word)
    named = str(token.kinds.get("zero", ""))  # "no drones"
    count.value = Counted(quantity, named, outcome="destroyed" if is_verb else "")
    folded.append(count)
    end = i + 1
    for k in range(end, min(end + 4, len(tokens))):
        kinds = tokens[k].kinds
        if "subject" in kinds:
            count.value = count.value._replace(subject=subject_of(kinds))
            return k + 1
        if "zero" in kinds:
            end = k + 1  # «не было ни одного»
        elif kinds and "country_adjective" not in kinds and "stop" not in kinds:
            break
    return end


def _is_of_downed(tokens: list[Token], i: int) -> bool:
    """ "None of the nine shot down over Tula reached its target": all nine were downed."""
    clause = list(itertools.takewhile(_is_in_clause, tokens[i + 1 : i + _CLAUSE_REACH]))
    if not clause or "of" not in clause[0].kinds:
        return False
    told = [(b.kinds["outcome"], a) for a, b in itertools.pairwise(clause) if "outcome" in b.kinds]
    is_described = bool(told) and told[0][0] == "destroyed" and "aux" not in told[0][1].kinds
    return is_described and told[-1][0] == "hit"


def _is_in_clause(token: Token) -> bool:
    return ENDS_COUNT.isdisjoint(token.kinds)


def is_denied_one(tokens: list[Token], i: int) -> bool:
    """ "Did not see a single drone shot down", "without a single UAV downed": none."""
    if "not_even" not in tokens[i].traits:
        return False
    lead = itertools.takewhile(_is_of_verb, reversed(tokens[max(0, i - _DENIAL_REACH) : i]))
    is_neither = any("neither" in t.kinds for t in tokens[:i])
    return is_neither or any("negation" in t.kinds for t in lead)


def _is_of_verb(token: Token) -> bool:
    """Whether a word stands between "not" and the one that it denies: "did not shoot down a"."""
    return _PARTS_DENIAL.isdisjoint(token.kinds) and _OF_OTHERS.isdisjoint(token.traits)


def _told_none(folded: list[Token]) -> Token | None:
    """The count of none in the clause so far, whose verb a negated one is."""
    near = reversed(folded[-_CLAUSE_REACH:])
    clause = itertools.takewhile(_is_in_clause, near)
    return next((t for t in clause if "zero" in t.kinds), None)


def _leads_to_place(token: Token, following: list[Token]) -> bool:
    is_in = "in" in token.kinds and any("place" in t.kinds for t in following)
    return is_in or not _PLACED.isdisjoint(token.kinds)


_NUMERALS = frozenset({"digits", "number"})
_PLACED = frozenset({"over", "place"})


def join_neither(tokens: list[Token]) -> None:
    """«Ни над Тулой, ни над Рязанью дронов не сбивали»: none over both.

    "Neither over Tula nor over Ryazan were drones shot down": its verb is not negated itself.
    """
    places = [
        i
        for i, (token, following) in enumerate(itertools.pairwise(tokens))
        if "neither" in token.kinds and _leads_to_place(following, tokens[i + 2 : i + 3])
    ]
    if len(places) < 2:
        return
    is_told = any("zero" in t.kinds for t in tokens)
    # «Ни Тульскую, ни Калужскую области, где сбито семь, ведомство не упомянуло»
    where = next((k for k, t in enumerate(tokens) if "where" in t.traits), len(tokens))
    is_told |= any(not _NUMERALS.isdisjoint(t.kinds) for t in tokens[where:])
    tokens[places[0]].kinds = {"stop": ""} if is_told else {"zero": ""}
    for i in reversed(places[1:]):
        tokens[i].kinds = {"and": ""}
        is_apart = any("count" in t.kinds or "outcome" in t.kinds for t in tokens[places[0] : i])
        if "comma" in tokens[i - 1].kinds and not is_apart:
            del tokens[i - 1]
