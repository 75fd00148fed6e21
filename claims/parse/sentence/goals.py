"""Where things flew and where they came from: goals and origins are no places of a count."""

import itertools

from claims.parse.counts.numbers import Quantity
from claims.parse.mentions.draft import (
    CLAUSE_ENDS,
    FAR,
    TIGHT,
    Draft,
    PlaceList,
    plain_outcome,
    tells_downing,
)
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import GOVERNMENTS, Place
from claims.parse.words.tokens import Token, kinds_of
from claims.parse.words.traits import TRAITS_OF

_MISSED_REACH = 9
_CLOSE_BY = 30  # kilometres or miles
_LAUNCH_REACH = 8  # words from a verb of launching to where its number came from


def lies_in_sea(draft: Draft, place: Place) -> bool:
    """ "Boats making for Novorossiysk in the Black Sea": no goal, but where they were."""
    last = draft.elements[-1][1] if draft.elements else None
    is_behind_goal = isinstance(last, PlaceList) and last.role == "goal"
    return is_behind_goal and bool(place.zones) and place.zones[0].startswith("SEA")


def leaves_place(draft: Draft, i: int) -> bool:
    """ "From Bryansk", but not "from Bryansk (22) to Perm (1)"."""
    k = i + 1 + (i + 1 < draft.n and "the" in draft.tokens[i + 1].traits)
    return "place" in draft.kinds[k] and "open" not in draft.kinds[k + 1]


def follows_launch(draft: Draft, i: int) -> bool:
    """ "Launched from …": whether a verb of launching stands right before."""
    is_counted = "count" in draft.kinds[i - 1]  # «запустила по Украине 118 дронов из Курска»
    if is_counted and any("count" in kinds for kinds in draft.kinds[i + 1 : i + 3]):
        return False  # "the brunt of the attack, with 25 of the 57 drones downed there"
    near = draft.tokens[max(0, i - (_LAUNCH_REACH if is_counted else 3)) : i]
    return any(str(t.kinds.get("outcome", "")).startswith("launched") for t in near)


def follows_origin(draft: Draft) -> bool:
    """ "From Bryansk to …": whether the list of places right before is an origin."""
    last = draft.elements[-1][1] if draft.elements else None
    return isinstance(last, PlaceList) and last.role == "origin"


def leads_aside(draft: Draft, i: int, token: Token) -> bool:
    """ "From Bryansk to …", "over the Black Sea near …": the next place tells where that is.

    So too «со стороны Харькова на Москву».
    """
    before = draft.kinds[i - 1]
    is_way = not WAYS.isdisjoint(token.traits) and "place" in before and follows_origin(draft)
    return is_way or ("near" in token.kinds and _is_near_place(draft, i))


WAYS = frozenset({"to", "onto"})


def _is_near_place(draft: Draft, i: int) -> bool:
    """«над Чёрным морем у Новороссийска», "in Podolsk, near Moscow,": near the place before it."""
    k = i + 1
    while k < draft.n and ("territory" in draft.kinds[k] or "the" in draft.tokens[k].traits):
        k += 1  # "near the town of Yeysk"
    before, after = draft.kinds[i - 1], draft.kinds[k + 1]
    if "comma" in before and (not after or not CLAUSE_ENDS.isdisjoint(after)):
        before = draft.kinds[i - 2]
    return "place" in before


def note_goal(draft: Draft, gap: float) -> None:
    """The last count flew at something; of «треть из 36 дронов» it is the share that did."""
    if not draft.mentions or gap >= FAR or _lists_goal(draft):
        return
    last = draft.mentions[-1]
    share = draft.elements[-2][1] if len(draft.elements) > 1 else None
    is_share = isinstance(share, Mention) and (share.fraction or draft.elements[-1][0] <= TIGHT)
    if last.is_of_total and is_share and isinstance(share, Mention):
        last = share
    last.is_goal = True


def turn_to_goal(draft: Draft) -> bool:
    """«К Калуге летели два беспилотника»: whether the places before the verb are where they flew.

    They become a goal.
    """
    last = draft.elements[-1][1] if draft.elements else None
    if not isinstance(last, PlaceList) or last.is_over:
        return False
    last.role = "goal"
    return True


def leave_shores(draft: Draft) -> None:
    """«У Севастополя, в Чёрном море», "near Moscow, in the Tula region": the first tells where."""
    for _, found, at in draft.elements:
        if not isinstance(found, PlaceList) or len(found.places) != 2:
            continue
        if "near" not in draft.kinds[at - 1] or "comma" not in draft.kinds[at + 1]:
            continue
        town, place = found.places
        is_beside = town.zones != place.zones and _is_town(town) and not _is_town(place)
        is_inside = is_beside and found.has_preposition[1] and len(draft.mentions) == 1
        if is_inside or (place.zones[:1] and place.zones[0].startswith("SEA")):
            for entries in (found.places, found.starts, found.has_preposition):
                del entries[0]


def keep_towns(draft: Draft) -> None:
    """ "Downed not far from Bryansk": a town that alone tells where is the place of the count.

    Not so Moscow, from which half the country is measured.
    """
    elements = draft.elements
    is_lone = sum(isinstance(found, PlaceList) for _, found, _ in elements) == 1
    is_lone = is_lone and len(draft.mentions) == 1
    for k, (_, found, at) in enumerate(elements):
        if not isinstance(found, PlaceList) or found.role != "aside":
            continue
        around = [
            element[1] for element in (*elements[max(0, k - 1) : k], *elements[k + 1 : k + 2])
        ]
        is_counted = k and all(isinstance(other, Mention) for other in around)
        place = found.places[0]
        is_town = _is_town(place) and place.zones not in GOVERNMENTS
        if is_town and (is_lone or is_counted) and _is_close(draft, at):
            found.role = ""


def name_region_of_goal(draft: Draft) -> None:
    """ "On the approach to Cherepovets, Vologda Oblast": the region behind its town is where."""
    for _, found, at in draft.elements:
        if not isinstance(found, PlaceList) or found.role != "goal" or len(found.places) != 2:
            continue
        town, region = found.places
        is_apart = "comma" in draft.kinds[at + 1] and "place" in draft.kinds[at + 2]
        is_apart = is_apart and region.kind == "zone" and not region.note
        if is_apart and (_is_town(town) or town.kind in ("town", "district")):
            found.places, found.role = [region], ""
            found.starts, found.has_preposition = found.starts[-1:], [True]


def keep_attacked(draft: Draft) -> None:
    """«Восемь дронов пытались атаковать объекты Тульской и Калужской областей»: sent over both.

    One region alone is told to be so for the whole text; those that were downed may be elsewhere.
    """
    if len(draft.mentions) != 1:
        return
    if any(map(tells_downing, draft.kinds[: draft.n])):
        if draft.mentions[0].is_all:
            _take_attacked(draft)
        return
    for _, found, at in draft.elements:
        if not isinstance(found, PlaceList) or found.role != "goal" or len(found.places) < 2:
            continue
        lead = [kinds for kinds in draft.kinds[max(0, at - _ATTACK_REACH) : at] if "goal" in kinds]
        is_attack = any(plain_outcome(kinds) == "launched" for kinds in lead if "outcome" in kinds)
        if is_attack and not any(_is_town(place) for place in found.places):
            found.role = ""


def _take_attacked(draft: Draft) -> None:
    """«Все 12 дронов, летевших на объекты в Вологодской области, сбиты»: over that region."""
    lists = [(found, at) for _, found, at in draft.elements if isinstance(found, PlaceList)]
    if len(lists) == 1:
        found, at = lists[0]
        lead = kinds_of(draft.tokens[max(0, at - _ATTACK_REACH) : at])
        is_within = {"noise", "in"} <= lead or not found.has_preposition[0]
        is_region = len(found.places) == 1 and not _is_town(found.places[0])
        if found.role == "goal" and is_within and is_region:
            found.role, draft.mentions[0].is_goal = "", False


_ATTACK_REACH = 4


def _is_close(draft: Draft, at: int) -> bool:
    """ "Close to Tula", "20 km south of Tula": not so far that it may be another region."""
    before = draft.tokens[max(0, at - 4) : at]
    lengths = [t.value for t in before if "noise" in t.kinds and isinstance(t.value, Quantity)]
    if lengths:
        return all(length.high is not None and length.high <= _CLOSE_BY for length in lengths)
    return any("near" in token.kinds for token in before[-3:])


def leave_defenders(draft: Draft) -> None:
    """ "Rostov's air defences downed six over the Sea of Azov": whose they are is no place."""
    lists = [(found, at) for _, found, at in draft.elements if isinstance(found, PlaceList)]
    if not any(found.is_over for found, _ in lists):
        return
    for found, at in lists:
        is_owner = not (found.is_over or any(found.has_preposition))
        if is_owner and "doer" in draft.kinds[at + 1]:
            found.role = "named"


def _is_town(place: Place) -> bool:
    return bool(place.note) or place.zones in GOVERNMENTS


def miss_places(draft: Draft) -> None:
    """«…, но Чечни в списке нет»: places that a list does not name are no places of a count."""
    for _, found, at in draft.elements:
        if not isinstance(found, PlaceList) or found.is_over or found.role:
            continue
        behind = list(itertools.takewhile(_goes_on, draft.tokens[at : at + _MISSED_REACH]))
        told = kinds_of(behind)
        is_listing = "region_count" in told or any("lists" in t.traits for t in behind)
        if is_listing and "negation" in told and "count" not in told:
            found.role = "aside"


def part_untouched(draft: Draft) -> None:
    """«… над Тульской областью, Калужскую не атаковали»: a place of which it is denied."""
    for _, found, first in draft.elements:
        if not isinstance(found, PlaceList) or len(found.places) < 2 or found.has_preposition[-1]:
            continue
        at = next(i for i in range(first, draft.n) if draft.tokens[i].start == found.starts[-1])
        behind = list(itertools.takewhile(_goes_on, draft.tokens[at + 1 : at + _MISSED_REACH]))
        told = kinds_of(behind)
        is_denied = "negation" in told and not told.isdisjoint(_EVENTS)
        lead = at - 1 - ("the" in draft.tokens[at - 1].traits)
        if is_denied and "comma" in draft.kinds[lead] and "count" not in told:
            found.split_at(len(found.places) - 1)


_EVENTS = frozenset({"outcome", "flew", "unrelated"})


def _goes_on(token: Token) -> bool:
    return CLAUSE_ENDS.isdisjoint(token.kinds)


def _lists_goal(draft: Draft) -> bool:
    """«пять — над Калужской областью, один — на подлёте к Москве»: an item, and no share."""
    if len(draft.mentions) < 2:
        return False
    before, m = draft.mentions[-2:]
    is_item = "dash" in draft.kinds[m.index + 1] and "goal" in draft.kinds[m.index + 2]
    is_share = m.is_of_them or m.is_including or m.is_of_total
    return is_item and not (is_share or before.is_goal)  # «12 летели на Москву, восемь — на …»


def names_raid(token: Token) -> bool:
    """ "Drone attack on Tver", «атака беспилотников на Тверь»: whether a word tells what flew."""
    is_goal = "goal" in token.kinds and "drone_raid" in token.traits
    return is_goal or token.kinds.get("not_subject") == "raid"


def is_raid(token: Token) -> bool:
    """«наліт», «нальоту на»: a raid, of whatever flew."""
    return "raid_noun" in TRAITS_OF[token.word.partition(" ")[0]] or names_raid(token)


def mark_aims(tokens: list[Token]) -> None:
    """«метою нічного нальоту на Тулу було …», «целью ночной атаки дронов»: why it was done."""
    for i, token in enumerate(tokens):
        if "aim" not in token.traits or "intent" in token.kinds:
            continue
        near = tokens[i + 1 : i + _AIM_REACH]
        if "assessment" in kinds_of(tokens[max(0, i - _AIM_REACH) : i + 3 * _AIM_REACH]):
            continue  # «цель налёта, считает эксперт, — …»: what somebody thinks of it
        if any(is_raid(t) for t in near):
            token.kinds = {"intent": ""}


_AIM_REACH = 5  # "the purpose of the overnight raid"


def resumes_sharing(draft: Draft, i: int) -> bool:
    """«…, из них 13 летели на Москву, Тверская — 5»: a place and its count behind a mark.

    So too «на область пришлось 20, из них 13 летели на Москву, на Тверскую — 5».
    """
    at = i - (
        "in" in draft.kinds[i - 1] and any("shares_out" in t.traits for t in draft.tokens[:i])
    )
    is_counted = "dash" in draft.kinds[i + 1] and "count" in draft.kinds[i + 2]
    return "comma" in draft.kinds[at - 1] and is_counted
