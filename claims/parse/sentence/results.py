"""What a verb that names no downing tells of the end: it arrived, missed, or was only seen."""

import itertools

from claims.parse.mentions.draft import CLAUSE_ENDS, Draft, tells_downing
from claims.parse.words.tokens import Token, kinds_of

_NO_GOAL = frozenset({"place", "count", "time", "territory", "region_noun", "total", "figure"})
_FARTHEST_AIM = 4


def end_of_row(draft: Draft, verb: int | None) -> int | None:
    """ "Were detected, shot down or suppressed": the verb behind one that tells no result.

    «Долетели до Орловской области и были сбиты там»: the verb behind their way.
    """
    if verb is not None and "goal" in draft.kinds[verb] and "place" in draft.kinds[verb + 1]:
        end = downed_there(draft, verb + 1)
        return end if end is not None and "count" not in draft.kinds[end + 1] else verb
    if verb is None or "unrelated" not in draft.kinds[verb] or "comma" not in draft.kinds[verb + 1]:
        return verb
    return verb + 2 if tells_downing(draft.kinds[verb + 2]) else verb


def downed_there(draft: Draft, i: int) -> int | None:
    """«Долетели до Орловской области, где их сбили», «… и были сбиты»: the verb of the end.

    The place that they reached stands at i.
    """
    k = i + 2
    is_there = k < draft.n and "where" in draft.tokens[k].traits
    k += is_there
    while k < draft.n and ("aux" in draft.kinds[k] or not _THEM.isdisjoint(draft.tokens[k].traits)):
        k += 1
    is_joined = is_there or "and" in draft.kinds[i + 1]
    return k if is_joined and tells_downing(draft.kinds[k]) else None


_THEM = frozenset({"object", "them", "they"})


def arrives(draft: Draft, i: int) -> bool:
    """ "Four reached an airfield": what is no region, number or time was struck."""
    if not (i + 2 < draft.n and "reached" in draft.tokens[i + 1].traits):
        return False
    k = i + 2 + ("article" in draft.tokens[i + 2].traits)
    if "place" in draft.kinds[k] and "noise" in draft.kinds[k + 1]:
        return True  # "seven reached the Ryazan refinery"
    return k < draft.n and _NO_GOAL.isdisjoint(draft.kinds[k]) and k > i + 2


def serves_aim(draft: Draft, i: int) -> bool:
    """ "It took 22 missiles to shoot down five drones": a count with no verb but an aim."""
    for k in range(i + 2, min(i + _FARTHEST_AIM, draft.n)):
        is_aim = "in_order_to" in draft.tokens[k - 1].traits
        if is_aim and "outcome" in draft.kinds[k] and "count" in draft.kinds[k + 1]:
            return True
    return False


def repeats_verb(draft: Draft, i: int) -> bool:
    """ "It had never seen a drone shot down; that day two were": the verb told before."""
    k = i + 1
    is_last = k + 1 >= draft.n or not CLAUSE_ENDS.isdisjoint(draft.kinds[k + 1])
    is_auxiliary = k < draft.n and "was" in draft.tokens[k].traits
    return is_last and is_auxiliary and any(map(tells_downing, draft.kinds[:i]))


def is_missed(draft: Draft, k: int) -> bool:
    """«не долетел до цели», "not one reached its target": what was not reached."""
    before = draft.kinds[k - 1]
    is_hit = draft.kinds[k].get("outcome") == "hit"
    return is_hit and ("negation" in before or "zero" in before)


def tells_of_one(draft: Draft, k: int) -> bool:
    """«Губернатор назвал шесть, один из которых упал на цех», "and some hit": not of the six."""
    if k < 2 or draft.kinds[k].get("outcome") != "hit":
        return False
    share, whom = draft.tokens[k - 2 : k]
    if "a_part" in whom.traits:
        return True
    return "them" in whom.traits and ("one_of_whole" in share.traits or "count" in share.kinds)


def settle_aims(tokens: list[Token]) -> None:
    """ "It takes 40 seconds to shoot down a drone", «чтобы сбить дрон, …»: of any, and of none.

    Not so if it was done, or is told of a place: "managed to shoot down a drone". A bare "to" is
    an aim only behind a word that calls for one: "went on to shoot down a drone".
    """
    for i, (aim, verb) in enumerate(itertools.pairwise(tokens)):
        if "in_order_to" not in aim.traits or not tells_downing(verb.kinds):
            continue
        near = tokens[max(0, i - _AIM_REACH) : i]
        if "to" in aim.traits and not any("calls_for" in t.traits for t in near):
            continue
        behind = tokens[i + 2 : i + 2 + _AIM_REACH]
        told = kinds_of(
            list(itertools.takewhile(lambda t: CLAUSE_ENDS.isdisjoint(t.kinds), behind))
        )
        is_done = any("took_to" in t.traits for t in tokens[max(0, i - _TOOK_REACH) : i])
        if "subject" in told and _TELLS_DEED.isdisjoint(told) and not is_done:
            verb.kinds = {"stop": ""}


_TELLS_DEED = frozenset({"count", "over", "place", "region_anaphora"})
_AIM_REACH = 8
_TOOK_REACH = 4


def tells_rule(told: set[str]) -> bool:
    """«Обломки могут лежать и после того, как аппарат сбит»: of any drone, not of one."""
    return "modal" in told and not ("place" in told or "over" in told)
