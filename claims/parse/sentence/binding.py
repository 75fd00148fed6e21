"""Which places belong to which count of a sentence: the closest pair first."""

import itertools

from claims.parse.counts.comparing import stands_against
from claims.parse.mentions.draft import (
    COMMA,
    FAR,
    GAPS,
    IGNORED_ROLES,
    TIGHT,
    Draft,
    Element,
    PlaceList,
    counted_at,
)
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.base_places import (
    give_country,
    is_described_there,
    is_place_of_base,
    is_place_of_whole,
)
from claims.parse.sentence.common_places import (
    gather_each,
    gather_lines,
    place_all_alike,
    place_by_noun,
    place_counted_behind,
    place_figure,
    place_this_time,
    place_under_heading,
    place_where,
)
from claims.parse.sentence.cut_lists import split_lists
from claims.parse.sentence.insertions import (
    end_of_relative,
    is_inserted,
    is_told_in_passing,
    joins_inserted,
    place_inserted,
)
from claims.parse.sentence.jamming import share_doers
from claims.parse.sentence.nouns import has_own_sea, named_subject, noun_before
from claims.parse.sentence.other_news import leave_other_news
from claims.parse.sentence.pairing import (
    SHORTEST_LIST,
    drop_whole_of_each,
    find_whole,
    is_whole_of_rest,
    is_wider,
    pair_against,
    pair_respectively,
)
from claims.parse.sentence.shares import is_led_by_of
from claims.parse.sentence.verbs import verb_of

_VOICES = frozenset({"speaker", "weak_speaker"})
_BEFORE_EACH = frozenset({"comma", "dash", "each"})


def bind_places(draft: Draft) -> None:
    """Give each count of a sentence the places of its own clause."""
    if "including" in draft.told:
        for share, m in itertools.pairwise(draft.mentions):
            m.is_including |= share.is_including and joins_inserted(draft, m.index)
    if not draft.told.isdisjoint(_VOICES) and len(draft.elements) > 1:
        leave_other_news(draft)
    if "of" in draft.told or "from" in draft.told:
        give_country(draft)
    is_list = len(draft.elements) >= SHORTEST_LIST
    if len(draft.mentions) > 1 and "dash" in draft.told:
        _part_items(draft)
    whole = find_whole(draft, _bindable(draft)) if is_list else None
    if whole is not None:
        whole.heads_list = True
    drop_whole_of_each(draft)
    split_lists(draft, whole)
    named = place_by_noun(draft) if not _NAMING.isdisjoint(draft.told) else []
    named += place_inserted(draft) if "comma" in draft.told else []
    if len(draft.mentions) > 1 and "place" in draft.told:
        place_counted_behind(draft)
    place_where(draft)
    _bind(draft, whole)
    if len(draft.mentions) == 1:
        if "semicolon" in draft.told:
            place_figure(draft)
        place_this_time(draft)
        gather_each(draft)
        gather_lines(draft)
        return
    pair_respectively(draft)
    pair_against(draft)
    share_doers(draft)
    _share_places(draft, named)
    place_all_alike(draft)
    if "line" in draft.told:
        place_under_heading(draft)
    _mark_shares(draft)
    _tell_each(draft)


_NAMING = frozenset({"subject", "ordinal", "nth"})


def _part_items(draft: Draft) -> None:
    """«Брянская — 3 Смоленская — 2»: a list of places and their numbers with no marks between."""
    elements = draft.elements
    for k in range(2, len(elements) - 1):
        _, lead, _ = elements[k - 2]
        before, (gap, places, at), after = elements[k - 1][1], elements[k], elements[k + 1][1]
        is_item = isinstance(before, Mention) and isinstance(after, Mention)
        if is_item and isinstance(lead, PlaceList) and isinstance(places, PlaceList):
            numbers = [m.index for m in (before, after) if isinstance(m, Mention)]
            is_marked = all("dash" in draft.kinds[i - 1] for i in numbers)
            if is_marked and gap < COMMA and not places.is_over:
                elements[k] = (COMMA, places, at)


def _neighbours(draft: Draft, elements: list[Element]) -> list[tuple[float, int, int, int]]:
    """Counts beside places, the closest first: (gap, order, position of count, of places).

    Of equal gaps the one in the order of the sentence wins: places first, or counts first.
    """
    usable = [isinstance(e, PlaceList) for _, e, _ in elements]
    is_place_first = usable[:1] == [True]
    pairs: list[tuple[float, int, int, int]] = []
    for k, (gap, element, _) in enumerate(elements):
        if not isinstance(element, Mention):
            continue
        if k and usable[k - 1]:
            is_of_place = gap < FAR and _in_parentheses(draft, element)
            is_ahead = "dash" in draft.kinds[element.index + 2]  # «меньше всего (один) — над …»
            strength = -1.0 if is_of_place and not is_ahead else gap
            strength += element.is_of_total + 1.5 * element.is_open
            pairs.append((strength, 0 if is_place_first else 1, k, k - 1))
        if k + 1 < len(elements) and usable[k + 1]:
            strength = elements[k + 1][0] + element.is_of_total + 1.5 * element.is_open
            strength += _opens_clause(draft, elements, k + 1)
            if element.is_of_total and is_place_of_whole(draft, element.index, elements[k + 1][2]):
                strength = -TIGHT
            elif is_described_there(draft, element.index, elements[k + 1][2]):
                strength = 0.0
            pairs.append((strength, 1 if is_place_first else 0, k, k + 1))
    return sorted(pairs)


def _opens_clause(draft: Draft, elements: list[Element], p: int) -> bool:
    """«сбито пять, над Тверской, по его словам, уничтожено семь»: the places of the next verb."""
    if elements[p][0] < COMMA or p + 1 >= len(elements):
        return False
    following = elements[p + 1][1]
    if not isinstance(following, Mention):
        return False
    between = draft.kinds[elements[p][2] : following.index]
    if any("semicolon" in kinds for kinds in between):
        return False  # «дрон, сбитый над X, упал на дом; ещё один …»
    return any("outcome" in kinds for kinds in between)


def _bind(draft: Draft, whole: Mention | None) -> None:
    """Bind each count to the places beside it, the closest pair first."""
    elements = _bindable(draft)
    elements = [e for e in elements if whole is None or e[1] is not whole]
    bound: set[int] = set()
    for strength, _, k, p in _neighbours(draft, elements):
        if k in bound or p in bound or strength >= FAR:
            continue
        mention, places = elements[k][1], elements[p][1]
        if not isinstance(mention, Mention) or not isinstance(places, PlaceList):
            continue
        if mention.places or places.owner is not None:
            continue
        if (
            strength >= 3.0
            and p > k
            and len(elements) > p + 1
            and isinstance(elements[p + 1][1], Mention)
        ):
            continue  # a headline before a list that starts with a place
        is_counted = (
            p > 0 and isinstance(elements[p - 1][1], Mention) and elements[p][0] <= strength
        )
        if mention.is_total and p < k and (strength >= 3.0 or is_counted):
            continue  # «Курская область тоже есть: всего 67», "… and one over Tver – nine in all"
        bound.update((k, p))
        mention.places = list(places.places)
        mention.is_each = mention.is_each or (places.is_each and not mention.is_total)
        mention.is_joint = (
            mention.is_joint
            or places.role == "border_of"
            or (mention.is_total and not mention.is_each)  # «в сумме десять над …»
            or all(z.startswith("SEA") for p in places.places for z in p.zones or ("",))
        )
        places.owner = mention


def _bindable(draft: Draft) -> list[Element]:
    """Counts and places that may belong together: without asides and goals."""
    kept: list[Element] = []
    gap, is_taken, inserted_until = 0.0, False, -1
    has_plain = any(not m.is_open for m in draft.mentions)
    for k, (own_gap, item, at) in enumerate(draft.elements):
        own = own_gap
        if at < inserted_until:
            continue
        if inserted_until >= 0:
            own, inserted_until = TIGHT, -1
        if isinstance(item, PlaceList):
            is_passed_over = item.role in IGNORED_ROLES or _is_of_base(draft, k)
            gap = FAR if is_taken and not is_passed_over else gap
            # «17 дронов, Генштаб — 12 попаданий в Крыму»: the place of the other count
        else:
            if item.is_of_them:
                inserted_until = end_of_relative(draft, item) or -1
                item.inserted_until = max(0, inserted_until)
            if is_inserted(draft, item):
                continue
            if has_plain and item.is_open:
                gap, is_taken = max(gap, own), own >= COMMA
                continue
            is_passed_over = _is_base(draft, k) and not _keeps_place(draft, k)
            is_passed_over = is_passed_over or _is_told_base(draft, k)
            is_passed_over = is_passed_over or _misses(draft, item) or is_wider(draft, item)
        if is_passed_over:
            gap = max(gap, own)
            continue
        kept.append((max(gap, own), item, at))
        gap, is_taken = 0.0, False
    return kept


def _misses(draft: Draft, m: Mention) -> bool:
    """«До города не долетел ни один: все сбиты над …»: none that got through has no place."""
    if m.quantity.high != 0:
        return False
    return any(k.get("outcome") == "hit" for k in draft.kinds[max(0, m.index - 2) : m.index])


def _is_base(draft: Draft, k: int) -> bool:
    """Whether a count only tells of what another is a share: "half of the 24 drones"."""
    gap, mention, _ = draft.elements[k]
    if not isinstance(mention, Mention) or not mention.is_of_total or gap > TIGHT:
        return False
    return k > 0 and isinstance(draft.elements[k - 1][1], Mention)


def _is_told_base(draft: Draft, k: int) -> bool:
    """«Из этих десяти над Псковской — шесть»: the place is that of the number behind it.

    So too «Сильнее пострадала Брянская: из 52 сбитых на неё пришлось 30».
    """
    parted, base, _ = draft.elements[k]
    behind = draft.elements[k + 1 : k + 4]
    if isinstance(base, Mention) and base.is_of_total and parted == GAPS["colon"] and behind:
        between = draft.tokens[base.index : behind[0][2]]
        if isinstance(behind[0][1], Mention) and any("shares_out" in t.traits for t in between):
            return True
    if not (isinstance(base, Mention) and base.is_of_them and base.is_base) or len(behind) < 2:
        return False
    gap, share, _ = behind[1]
    leans_on = any(isinstance(e, PlaceList) and g < COMMA for g, e, _ in behind[2:])
    return isinstance(share, Mention) and gap < COMMA and not leans_on


def _keeps_place(draft: Draft, k: int) -> bool:
    """ "Seven of the 19 drones shot down over Tula Oblast were decoys": the place of the 19."""
    (_, share, _), (_, whole, _), *behind = draft.elements[k - 1 : k + 3]
    if not isinstance(share, Mention) or not isinstance(whole, Mention) or share.fraction:
        return False
    if not behind or not isinstance(behind[0][1], PlaceList):
        return False
    is_split = len(behind) > 1 and isinstance(behind[1][1], PlaceList) and not behind[1][1].role
    is_own = not (is_split or behind[0][1].role)
    is_own = is_own and is_place_of_base(draft, whole.index, behind[0][2])
    if is_own:
        share.places, share.is_open = list(behind[0][1].places), False
    return is_own


def _is_of_base(draft: Draft, k: int) -> bool:
    """ "12 of the 18 drones, downed over Russia overnight, fell to Rostov Oblast": of the 18.

    Another place, for the twelve, follows.
    """
    if k < 2 or not _is_base(draft, k - 1) or k + 1 >= len(draft.elements):
        return False
    base, places, (_, following, _) = (
        draft.elements[k - 1][1],
        draft.elements[k],
        draft.elements[k + 1],
    )
    if not isinstance(base, Mention) or not isinstance(following, PlaceList) or following.role:
        return False
    return is_place_of_whole(draft, base.index, places[2])


def _in_parentheses(draft: Draft, mention: Mention) -> bool:
    i = mention.index
    after = draft.kinds[i + 1]
    i -= 1 + ("dash" in draft.kinds[i - 1] and i > 1)
    if "open" not in draft.kinds[i] or stands_against(draft.tokens, i - 1):
        return False  # «чем прошлой ночью (34)»
    return "close" in after or "subject" in after


def _share_places(draft: Draft, named: list[Mention]) -> None:
    """A count beside a bound one takes its places: «две ракеты и 19 БПЛА», «ещё два сбиты».

    Not those of `named` counts, whose noun was told again with its place.
    """
    mentions = [(k, e) for k, (_, e, _) in enumerate(draft.elements) if isinstance(e, Mention)]
    _share_each(mentions)
    for limit in (1.9, 2.0):  # what "and" joins stands closer than what a comma joins
        for step in (1, -1):
            _share_in_order(draft, mentions[::step], step, limit, named)


def _tell_each(draft: Draft) -> None:
    """ "The other two, one each, fell over Tula and Oryol", "the rest — each a single drone —"."""
    for whole, each in itertools.pairwise(draft.mentions):
        n = len(each.places)
        if not each.is_each or n < 2 or whole.places:
            continue
        between = draft.kinds[whole.index + 1 : each.index]
        if not between or any(_BEFORE_EACH.isdisjoint(kinds) for kinds in between):
            continue
        is_whole = whole.quantity.low == n * (each.quantity.low or 0)
        is_other = whole.is_another or "other" in draft.tokens[whole.index - 1].traits
        if is_whole and whole is draft.mentions[0] and not is_other:
            whole.places = list(each.places)  # «Шесть, по два на регион, сбиты над …»
        elif whole.is_rest or is_whole:
            draft.mentions.remove(whole)
            return


def _share_each(mentions: list[tuple[int, Mention]]) -> None:
    """«Шесть сбиты над Курской и Белгородской, по три в каждой»: the places just told."""
    for (_, whole), (_, each) in itertools.pairwise(mentions):
        n = len(whole.places)
        is_split = each.is_each and not each.places and n > 1
        if is_split and whole.quantity.low == n * (each.quantity.low or 0):
            each.places = list(whole.places)


def _share_in_order(
    draft: Draft, order: list[tuple[int, Mention]], step: int, limit: float, named: list[Mention]
) -> None:
    for (k, first), (j, second) in itertools.pairwise(order):
        if second.places or not first.places or abs(k - j) > 2:
            continue
        heads_others = first.heads_list and first is not draft.mentions[-1]
        if first in named or heads_others:
            continue
        if step == 1 and first.is_withdrawn and second.is_corrected:
            second.places = list(first.places)  # «не 21 над Тульською областю, а 12»
            continue
        gap = draft.elements[max(j, k)][0]
        if step == 1 and gap == GAPS["while"] and _contrasts(draft, second):
            gap = COMMA
        if abs(k - j) == 2 and step == -1:
            gap = max(gap, draft.elements[(j + k) // 2][0])
        heads_list = second.heads_list and max(k, j) + 1 < len(draft.elements)
        is_whole = second.is_total or second.is_rest or heads_list or second.is_of_total
        if gap > limit or is_whole or (second.is_goal and second.is_of_them):
            continue
        if _is_of_other_things(draft, first):
            continue  # «60 сбито, четыре упали в Орловской области»
        is_own = first.is_of_them or _goes_on(draft, k, j) or has_own_sea(draft, first, second)
        is_apart = is_own or is_whole_of_rest(draft, second)
        if step == -1 and (is_apart or is_told_in_passing(draft, second, first)):
            continue  # "150 drones, 47 of them over the Moscow region"
        if _differs(draft, first, second):
            second.places = list(first.places)
            second.is_each = second.is_each or first.is_each


def _contrasts(draft: Draft, m: Mention) -> bool:
    """«сбито пять, а перехвачено четыре», «…, а два подавлены»: what else was done just there."""
    verb, joint, mark = (draft.kinds[k] for k in (m.index - 1, m.index - 2, m.index - 3))
    if "outcome" in verb and "while" in joint and "comma" in mark:
        return True
    behind = m.index + 1 + ("aux" in draft.kinds[m.index + 1])
    return "while" in verb and "outcome" in draft.kinds[behind]


def _goes_on(draft: Draft, k: int, j: int) -> bool:
    """«над Крымом ракету, шесть БПЛА и катер — в Чёрном море»: the first place goes on.

    Whether a count at j stands behind another that follows its place, and the one at k, which
    has its own behind a dash, is no nearer than a comma.
    """
    if j < 2 or k != j + 1:
        return False
    (_, places, _), (gap, before, _) = draft.elements[j - 2], draft.elements[j - 1]
    own = draft.elements[k + 1 : k + 2]
    is_dashed = any(isinstance(e, PlaceList) and gap == GAPS["dash"] for gap, e, _ in own)
    is_led = isinstance(places, PlaceList) and places.owner is before
    return is_led and is_dashed and gap < COMMA and draft.elements[j][0] <= COMMA


def _is_of_other_things(draft: Draft, m: Mention) -> bool:
    verb = verb_of(draft, m.index)
    return verb is not None and "unrelated" in draft.kinds[verb]


def _differs(draft: Draft, first: Mention, second: Mention) -> bool:
    """Whether two counts name different things, or have different verbs of their own.

    Or different times: "two were downed at 5 a.m. and another at 6:20 over the Kaluga region".
    """
    joint, time = draft.kinds[max(0, first.index - 2) : first.index], draft.kinds[first.index + 1]
    if first.is_another and "time" in time and any("and" in kinds for kinds in joint):
        return True
    a, b = (named_subject(draft, m.index) or noun_before(draft, m.index) for m in (first, second))
    if (a or first.is_open) and (b or second.is_open):
        return True
    if b and any("sign" in kinds for kinds in draft.kinds[first.index : second.index]):
        return True  # «Тульская: девятнадцать плюс ракета»
    if _has_participle(draft, first) and _has_participle(draft, second):
        return True
    verb_a, verb_b = verb_of(draft, first.index), verb_of(draft, second.index)
    return bool(verb_a is not None and verb_b is not None and verb_a != verb_b)


def _has_participle(draft: Draft, m: Mention) -> bool:
    """«Четыре уничтоженных и три перехваченных беспилотника»: a verb between number and noun."""
    counted = counted_at(draft.tokens, m.index)
    return bool(counted and counted.outcome) or "outcome" in draft.kinds[m.index + 1]


def _mark_shares(draft: Draft) -> None:
    """«Из 40 дронов, сбитых над Тульской областью, семь несли …, остальные — …»: what they were."""
    whole: Mention | None = None
    for m in draft.mentions:
        if whole is None:
            whole = m if m.is_of_total and m.places and _is_told_whole(draft, m) else None
        elif any("semicolon" in kinds for kinds in draft.kinds[whole.index : m.index]):
            return
        elif m.places in ([], whole.places):
            m.is_of_them, m.is_open, m.places = True, False, []


def _is_told_whole(draft: Draft, m: Mention) -> bool:
    if not is_led_by_of(draft, m.index):
        return False
    following = (at for _, e, at in draft.elements if isinstance(e, PlaceList) and at > m.index)
    at = next(following, None)
    return at is not None and is_place_of_whole(draft, m.index, at)
