"""A rounded number and the exact one that the text sets beside it."""

import itertools

from claims.parse.mentions.draft import Draft
from claims.parse.mentions.mention import Mention


def take_exact(draft: Draft) -> None:
    """ "More than fifty drones, 57 by the ministry's count, were downed": fifty-seven.

    So too «понад пів сотні дронів, а точніше 52, збито», «почти полсотни — 48 — дронов».
    """
    if "that_is" in draft.told:
        _take_sum(draft)
    for rounded, exact in itertools.pairwise(list(draft.mentions)):
        told = rounded.quantity
        is_bound = told.qualifier in ("about", "at_least")
        is_inserted = is_bound and _is_enclosed(draft, rounded, exact)
        is_bound = is_bound and (rounded.names_thing or is_inserted)
        between = draft.kinds[rounded.index + 1 : exact.index]
        is_apart = bool(between) and "comma" in between[0]
        is_led = len(between) > 1 and not _EXACTLY.isdisjoint(between[1])
        is_apart &= len(between) == 1 or all(not _LEADS_EXACT.isdisjoint(k) for k in between)
        is_apart |= is_inserted
        if not (is_bound and is_apart) or exact.is_of_them or exact.is_another:
            continue
        if exact.names_thing and not is_inserted:
            continue
        end = exact.index + 1
        while end < draft.n and _ENDS_APPOSITION.isdisjoint(draft.kinds[end]):
            end += 1
        following = draft.kinds[end + 1 + ("stop" in draft.kinds[end + 1])]
        least, number = told.low or 0, exact.quantity.low or 0
        is_near = least <= number <= 2 * least or (told.qualifier == "about" and number > least / 2)
        is_closed = "comma" in draft.kinds[end] and not _VERBS.isdisjoint(following)
        is_closed = is_inserted or (is_closed and (is_led or end > exact.index + 1))
        if is_closed and is_near:
            rounded.quantity, rounded.notes = exact.quantity, list(exact.notes)
            rounded.names_thing = rounded.names_thing or exact.names_thing
            rounded.notes.append(f"in place of {least}, says the text")
            draft.mentions.remove(exact)
            draft.elements = [e for e in draft.elements if e[1] is not exact]


def _take_sum(draft: Draft) -> None:
    """«Полсотни и ещё один, то есть 51 дрон»: the number that the two before it make."""
    told = list(draft.mentions)
    for first, second, both in zip(told, told[1:], told[2:], strict=False):
        known = (first.quantity.low or 0) + (second.quantity.low or 0)
        between = draft.kinds[second.index + 1 : both.index]
        is_bare = not (first.names_thing or second.names_thing)
        is_bare = is_bare and "and" in draft.kinds[first.index + 1]
        is_led = len(between) <= _SHORTEST and any("that_is" in kinds for kinds in between)
        if is_bare and is_led and known == both.quantity.low:
            for m in (first, second):
                draft.kinds[m.index] = draft.tokens[m.index].kinds = {"stop": ""}
            draft.mentions[:] = [m for m in draft.mentions if m not in (first, second)]
            draft.elements = [e for e in draft.elements if e[1] not in (first, second)]


_SHORTEST = 2  # a comma and "that is"


def _is_enclosed(draft: Draft, rounded: Mention, exact: Mention) -> bool:
    """ "Nearly fifty (48) drones", «почти 50 дронов — 48, если точно, — сбито»: between marks."""
    opens = draft.kinds[rounded.index + 1].keys() & _CLOSED_BY.keys()
    if exact.index != rounded.index + 2 or not opens:
        return False
    if exact.names_thing and not rounded.names_thing:
        return True  # «почти полсотни — 48 — дронов»: the noun is that of both
    closes = _CLOSED_BY[next(iter(opens))]
    start = exact.index + 1
    behind = list(itertools.takewhile(lambda k: closes not in k, draft.kinds[start : draft.n]))
    is_closed = start + len(behind) < draft.n and len(behind) < _LONGEST_ASIDE
    return is_closed and all(_TELLS.isdisjoint(kinds) for kinds in behind)


_CLOSED_BY = {"dash": "dash", "open": "close"}
_LONGEST_ASIDE = 5
_TELLS = frozenset({"count", "outcome", "place", "over", "line"})
_EXACTLY = frozenset({"that_is", "correction"})
_LEADS_EXACT = _EXACTLY | {"comma", "dash", "while"}
_ENDS_APPOSITION = frozenset({"comma", "semicolon", "outcome", "place", "count", "over", "line"})
_VERBS = frozenset({"aux", "outcome"})
