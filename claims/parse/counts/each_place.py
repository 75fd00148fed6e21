"""So many over each of so many places that are not named: «в каждом из трёх районов — по два»."""

from claims.parse.words.tokens import Token, kinds_of

_PASSED = frozenset({"adjective", "stop"})
_SHARED = frozenset({"po", "each"})
TELLS_EACH = _SHARED | {"each_of"}
_LEADS = frozenset({"over", "in"})
_WITHIN = frozenset({"district", "okrug"})


def note_each_place(tokens: list[Token]) -> None:
    """Keep on a word for each how many towns or districts it is of; they are no count then.

    So too on what leads to them, where each is told of the count: «над двумя городами — по три».
    """
    is_shared = not _SHARED.isdisjoint(kinds_of(tokens))
    for i, token in enumerate(tokens):
        if not ("each_of" in token.kinds or (is_shared and not _LEADS.isdisjoint(token.kinds))):
            continue
        k = i + 1
        while k < len(tokens) and not _PASSED.isdisjoint(tokens[k].kinds):
            k += 1
        number, noun = tokens[k : k + 1], tokens[k + 1 : k + 2]
        said = str(number[0].kinds.get("number", "")) if number else ""
        is_within = any(t.kinds.get("region_noun") in _WITHIN or "towns" in t.traits for t in noun)
        if said.isdigit() and is_within:
            token.value = int(said)
            for passed in (*number, *noun):
                passed.kinds = {"stop": ""}


def number_of_places(tokens: list[Token]) -> int | None:
    """Of how many towns or districts something is told for each, as `note_each_place` kept it."""
    kept = (t.value for t in tokens if not _KEEPS.isdisjoint(t.kinds))
    return next((value for value in kept if isinstance(value, int)), None)


_KEEPS = _LEADS | {"each_of"}
