"""«Each», "each of them": of which places it is said, and where it says nothing."""

from claims.parse.counts.each_place import TELLS_EACH
from claims.parse.counts.numbers import Counted
from claims.parse.mentions.draft import CLAUSE_ENDS, GAPS, Draft, PlaceList
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import PLACING
from claims.parse.words.tokens import Token, kinds_of

_CLOSES_ASIDE = frozenset({"comma", "count", "semicolon"})
_OPENS_ASIDE = frozenset({"comma", "open"})
_SHARES_OUT = frozenset({"over", "in", "dash", "count", "outcome", "place", "close"})
_ASKED_WITHIN = 4


def join_pointed_lists(tokens: list[Token]) -> None:
    """«по одному над Крымом и каждой из следующих областей: Тульской, Курской»: one list.

    The words that only point at the list, and its colon, then part nothing.
    """
    if TELLS_EACH.isdisjoint(kinds_of(tokens)):
        return
    for i, token in enumerate(tokens[:-1]):
        if "colon" not in token.kinds or "place" not in tokens[i + 1].kinds:
            continue
        start = i
        while start and i - start < _LONGEST_POINTING and _points(tokens[start - 1]):
            start -= 1
        joint = tokens[start - 1].kinds if start else {}
        is_pointing = "region_noun" in tokens[i - 1].kinds and not _JOINTS.isdisjoint(joint)
        lead = tokens[max(0, start - _EACH_REACH) : start]
        is_each = "each" in kinds_of(lead) or any(_counts_each(t) for t in lead)
        if is_pointing and is_each and "count" not in kinds_of(tokens[i:]):
            for pointing in tokens[start : i + 1]:
                pointing.kinds = {"territory": ""}


def _points(token: Token) -> bool:
    return not token.kinds.keys() - _POINTING


def _counts_each(token: Token) -> bool:
    return isinstance(token.value, Counted) and token.value.is_each


_LONGEST_POINTING = 5
_EACH_REACH = 5
_JOINTS = frozenset({"over", "and"})
_POINTING = frozenset({"each_of", "adjective", "stop", "region_noun", "region_count"})


def names_no_place_after(draft: Draft, i: int) -> bool:
    """«в каждой из них»: whether the places are those named before.

    Not so «над каждой из двух областей, Курской и Брянской», if none are.
    """
    is_first = not any(isinstance(e, PlaceList) for _, e, _ in draft.elements)
    for k, token in enumerate(draft.tokens[i + 1 : i + 6], i + 1):
        if "place" in token.kinds:
            return False
        if is_first and "comma" in token.kinds and "place" in draft.kinds[k + 1]:
            return False
        if not _CLOSES_ASIDE.isdisjoint(token.kinds):
            return True
    return True


def stands_for_each(draft: Draft, i: int) -> bool:
    """ "Six over each", «по шесть над каждой»: the word alone for the places named before."""
    if not any(isinstance(e, PlaceList) and len(e.places) > 1 for _, e, _ in draft.elements):
        return False
    following = draft.kinds[i + 1]
    ends = not following or not CLAUSE_ENDS.isdisjoint(following)
    is_led = not PLACING.isdisjoint(draft.kinds[i - 1])
    return ends and is_led and "count" in draft.kinds[i - 2]


def leads_count(draft: Draft, i: int) -> bool:
    """ "Each a single drone", "raids, each involving one drone": a number of each behind it."""
    is_told = "consists_of" in draft.tokens[i + 1].traits if i + 1 < draft.n else False
    return "count" in draft.kinds[i + 1 + is_told]


def describes_each(draft: Draft, i: int) -> bool:
    """ "Ten drones, each with a charge of 50 kg, …": what each is like, not how many where.

    So too "without saying how many in each", "with no figures for each".
    """
    lead = draft.tokens[max(0, i - _ASKED_WITHIN) : i]
    is_unsaid = any("figures" in t.traits for t in lead) and "count" not in kinds_of(lead)
    if is_unsaid or any("how_many" in t.kinds for t in lead):
        return True
    last = draft.elements[-1][1] if draft.elements else None
    if not isinstance(last, Mention) or (last.is_rest and leads_count(draft, i)):
        return False  # "the remaining raids, each involving a single drone"
    if _says_again(draft, i, last):
        return True
    if _OPENS_ASIDE.isdisjoint(draft.kinds[i - 1]):
        return False
    k = i + 1 + ("aux" in draft.kinds[i + 1])
    ends = k >= draft.n or not CLAUSE_ENDS.isdisjoint(draft.kinds[k])
    return not ends and _SHARES_OUT.isdisjoint(draft.kinds[k])


def _says_again(draft: Draft, i: int, last: Mention) -> bool:
    """«над Тульской и Тверской — по три в каждой»: the number says it, and the places lead it."""
    gap, _, _ = draft.elements[-1]
    is_led = len(draft.elements) > 1 and isinstance(draft.elements[-2][1], PlaceList)
    is_behind = i - last.index == 2 and not PLACING.isdisjoint(draft.kinds[i - 1])
    return last.is_each and is_led and is_behind and gap <= GAPS["dash"]


def note_each(draft: Draft) -> None:
    """«each»: belongs to the count before it, or to the count whose places it ends."""
    for _, element, _ in reversed(draft.elements):
        element.is_each = True
        if isinstance(element, Mention):
            return


def share_same_number(draft: Draft) -> None:
    """«Над Липецкой столько же, сколько над Тамбовской, — по 8»: a number of both places.

    So too "as many over Crimea, 15, as over the Black Sea".
    """
    for k in range(len(draft.elements) - 3):
        row = draft.elements[k : k + 4]
        lists = [(e, at) for _, e, at in row if isinstance(e, PlaceList) and len(e.places) == 1]
        told = [e for _, e, _ in row if isinstance(e, Mention)]
        if len(lists) != 2 or not told[0].is_same or told[0].multiple != "1":
            continue
        (own, first), (other, at) = lists
        behind = draft.elements[k + 4 : k + 5]
        is_led = any(isinstance(e, PlaceList) and gap < GAPS["comma"] for gap, e, _ in behind)
        same, m = told
        is_likened = _likens(draft, at) or (_likens(draft, first) and m.is_each)
        is_own = m.is_exact and not (m.is_same or is_led)
        is_timed = any("time" in kinds for kinds in draft.kinds[at : m.index])
        if is_own and is_likened and not is_timed:
            own.places += other.places
            own.starts += other.starts
            own.has_preposition += other.has_preposition
            m.is_each = True
            draft.mentions.remove(same)
            draft.elements[k : k + 4] = [e for e in row if e[1] is own or e[1] is m]
            return


def _likens(draft: Draft, at: int) -> bool:
    """Whether a place is one that another is likened to: «сколько над Крымом», "as over it"."""
    lead = draft.tokens[max(0, at - _LIKENING_REACH) : at]
    return any("how_many" in t.kinds or "as" in t.traits for t in lead)


_LIKENING_REACH = 3
