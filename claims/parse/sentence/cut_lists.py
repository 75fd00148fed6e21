"""Lists of places between two counts that both lean on them, and where to cut them."""

from claims.parse.mentions.draft import (
    CLAUSE_ENDS,
    COMMA,
    IGNORED_ROLES,
    TIGHT,
    Draft,
    Element,
    PlaceList,
)
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.insertions import is_inserted


def split_lists(draft: Draft, whole: Mention | None) -> None:
    """Cut a place list between two counts that both lean on it."""
    elements = draft.elements
    k = 1
    while k < len(elements) - 1:
        gap, element, at = elements[k]
        (gap_after, after, _), (passed, before) = elements[k + 1], _count_before(draft, k)
        if (
            isinstance(element, PlaceList)
            and len(element.places) > 1
            and isinstance(before, Mention)
            and isinstance(after, Mention)
            and before is not whole
            and not (before.is_open or before.is_of_total)
            and not after.is_total
            and not (after.is_all and after.quantity == before.quantity)
            and not _shares_out(draft, before, after, element)
            and not (draft.reading.has_respectively and _is_headed(draft, before, k))
            and (gap <= TIGHT or passed)
            and (gap_after <= 1.5 or (element.has_preposition[-1] and _is_bare(draft, k + 1)))
            and not _leans_on(draft, k + 1, gap_after)
        ):
            cuts = [j for j in range(1, len(element.places)) if element.has_preposition[j]]
            cuts = cuts or _cuts_of_clause(draft, element, after)
            tail = element.split_at(cuts[-1] if cuts else len(element.places) - 1)
            elements.insert(k + 1, (2.0, tail, at))
            k += 1
        k += 1


def _count_before(draft: Draft, k: int) -> tuple[bool, Mention | PlaceList]:
    """ "Seven, five of them bound for Moscow, were downed over …": the seven; and if past them."""
    j = k - 1
    while j > 0 and _is_passed(draft, draft.elements[j]):
        j -= 1
    return j < k - 1, draft.elements[j][1]


def _is_passed(draft: Draft, element: Element) -> bool:
    _, item, _ = element
    return item.role in IGNORED_ROLES if isinstance(item, PlaceList) else is_inserted(draft, item)


def _cuts_of_clause(draft: Draft, places: PlaceList, after: Mention) -> list[int]:
    """ "30 over Kursk, and the Tula and Oryol regions accounted for 20 more": of those two.

    So too «четыре над Рязанской, Тульской и Москвой — по одному»: one each is of two at least.
    """
    starts = {t.start: k for k, t in enumerate(draft.tokens)}
    positions = [starts[start] for start in places.starts]
    if after.is_each:
        cuts = range(1, len(positions) - 1)
        leads = {j: _start_of_place(draft, positions[j]) - 1 for j in cuts}
        return [j for j in cuts if "comma" in draft.kinds[leads[j]]]
    verbs = draft.tokens[positions[-1] : after.index]
    if not any("shares_out" in t.traits for t in verbs):
        return []
    return [j for j in range(1, len(positions)) if _opens_with_and(draft, positions[j])]


def _opens_with_and(draft: Draft, k: int) -> bool:
    k -= "the" in draft.tokens[k - 1].traits
    return "and" in draft.kinds[k - 1] and "comma" in draft.kinds[k - 2]


def _shares_out(draft: Draft, whole: Mention, each: Mention, places: PlaceList) -> bool:
    """«Восемь — над Тульской и Тверской, по четыре соответственно»: a number, then shared out."""
    n = len(places.places)
    is_split = each.is_each and whole.quantity.low == n * (each.quantity.low or 0)
    return is_split and not is_list_of_two(draft, places, each)


def is_list_of_two(draft: Draft, places: PlaceList, each: Mention) -> bool:
    """«Шесть над Коми, над Тульской и Тверской — по две, над Карелией — три»: six over Komi.

    If more counts follow, a second "over" behind a comma begins the places of the second count.
    """
    if each is draft.mentions[-1] or not places.has_preposition[0]:
        return False
    starts = {t.start: k for k, t in enumerate(draft.tokens)}
    return any(
        has_own and "comma" in draft.kinds[_start_of_place(draft, starts[start]) - 1]
        for start, has_own in zip(places.starts[1:], places.has_preposition[1:], strict=True)
    )


def _start_of_place(draft: Draft, k: int) -> int:
    """Position of the preposition, or of the place if it has none."""
    k -= "the" in draft.tokens[k - 1].traits
    return k - ("over" in draft.kinds[k - 1] or "in" in draft.kinds[k - 1])


def _is_headed(draft: Draft, before: Mention, k: int) -> bool:
    """«23 над Тверской, Смоленской и Калужской (10, 8 и 5 соответственно)»: a number, then its.

    So too "13 over Krasnodar Krai and Crimea - eight and five respectively": the sum tells it.
    """
    _, _, at = draft.elements[k + 1]
    behind = [m for m in draft.mentions if m.index >= at]
    is_split = len(behind) > 1 and sum(m.quantity.low or 0 for m in behind) == before.quantity.low
    return before.heads_list or "open" in draft.kinds[at - 1] or is_split


def _is_bare(draft: Draft, k: int) -> bool:
    """ "Five over Oryol, and over Ryazan, two, the ministry said": a number between commas."""
    gap, _, at = draft.elements[k]
    following = draft.kinds[at + 1]
    return gap == COMMA and (not following or not CLAUSE_ENDS.isdisjoint(following))


def _leans_on(draft: Draft, k: int, gap: float) -> bool:
    """Whether the count at k stands closer to a place after it than to the one before."""
    if k + 1 >= len(draft.elements):
        return False
    gap_next, following, _ = draft.elements[k + 1]
    return isinstance(following, PlaceList) and gap_next <= gap
