"""Headings: words of a raid, or a line of its own, above the counts that follow."""

import itertools

from claims.parse.mentions.draft import Draft, PlaceList, counted_at
from claims.parse.mentions.mention import Mention
from claims.parse.words.tokens import Token, kinds_of

_REACH = 12
_BESIDE_COUNT = frozenset({"outcome", "total", "every", "aux", "another"})


def heads_news(draft: Draft, k: int, i: int) -> bool:
    """ "The night attack: 86 drones, says the ministry": the ministry counts what it downed."""
    if "raid_noun" not in draft.tokens[k].traits or "speaker" not in draft.told:
        return False
    is_heading = any("colon" in kinds for kinds in draft.kinds[k + 1 : min(i, k + _REACH)])
    return is_heading and any(kinds.get("speaker") == "ru_mod" for kinds in draft.kinds[: draft.n])


def ends_headline(draft: Draft, i: int) -> bool:
    """ "Moscow airports closed after drones shot down": a line of its own, with its verb."""
    last = draft.elements[-1] if draft.elements else None
    if last is None or not isinstance(last[1], PlaceList):
        return False
    return any("outcome" in kinds for kinds in draft.kinds[last[2] : i])


def follows_heading(draft: Draft, i: int) -> bool:
    """Whether a place and a colon stand before a count and its verb, and it is no sum.

    It is one in «13 над Тулой, семь вместе над Курской и Орловской областями: 20 дронов».
    """
    colon = i - 1
    while colon > 0 and not _BESIDE_COUNT.isdisjoint(draft.kinds[colon]):
        colon -= 1
    if "colon" not in draft.kinds[colon] or "place" not in draft.kinds[colon - 1]:
        return False
    counted = counted_at(draft.tokens, i)
    known = [m.quantity.low or 0 for m in draft.mentions]
    last = draft.elements[-1][1] if draft.elements else None
    if len(known) == 1 and draft.mentions[0].is_each and isinstance(last, PlaceList):
        known *= len(last.places)  # «по одному — над Крымом и Адыгеей: два сбитых БПЛА»
    return counted is None or len(known) < 2 or sum(known) != counted.quantity.low


def heads_that_many(draft: Draft) -> bool:
    """ "Two each: that is how many …", «губернатор насчитал 14, ведомство — 11: столько …»."""
    is_bare = bool(draft.mentions) and not draft.mentions[-1].names_thing
    return len(draft.elements) == 1 or (is_bare and len(draft.elements) == len(draft.mentions) == 2)


def heads_item(draft: Draft, before: Mention, colon: int) -> bool:
    """«Тула: сбиты два, перехвачены пять; Орёл: …»: the next place of a list, and its colon.

    `before` is the count before the colon, of the place before it.
    """
    is_next = any("semicolon" in kinds for kinds in draft.kinds[before.index : colon])
    lead = itertools.pairwise(draft.kinds[: before.index])
    return is_next and any("place" in a and "colon" in b for a, b in lead)


def settle_topic(tokens: list[Token]) -> None:
    """«По Самарской области итог такой: восемь …»: the number of that region, and no sum."""
    for i, (place, total) in enumerate(itertools.pairwise(tokens[:_REACH])):
        if "total" in total.kinds and "place" in place.kinds and "po" in kinds_of(tokens[:i]):
            total.kinds = {"stop": ""}
