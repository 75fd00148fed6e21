"""Places of other news in the sentence of a count: a fire, a raid, what another voice tells."""

import itertools

from claims.parse.mentions.draft import (
    CLAUSE_ENDS,
    RELATIVE,
    Draft,
    PlaceList,
    counted_at,
    tells_downing,
)
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.pairing import SHORTEST_LIST
from claims.parse.words.tokens import Token, kinds_of


def leave_other_news(draft: Draft) -> None:
    """Take the places of other news from the count that stands beside them."""
    if "while" in draft.told:
        _leave_other_voice(draft)
    ministry = (k for k, kinds in enumerate(draft.kinds) if kinds.get("speaker") == "ru_mod")
    country = (
        k for k, kinds in enumerate(draft.kinds) if kinds.get("weak_speaker") == "ru_official"
    )  # "Russia says 83 were downed as a refinery burns in Ufa"
    turn = next(itertools.chain(ministry, country), None)
    if turn is None:
        return
    behind = [(e, at) for _, e, at in draft.elements if at > turn]
    is_telling = bool(behind) and isinstance(behind[0][0], Mention)
    is_telling = is_telling and "say" in kinds_of(draft.tokens[turn : behind[0][1]])
    is_led = turn > 0 and is_telling and not _is_inserted(draft, turn)
    if is_led and _is_led_by_raid(draft, turn, behind):
        for _, places, at in draft.elements:
            passed = {"", "goal"} if _is_of_country(behind[0][0]) else {""}
            if isinstance(places, PlaceList) and at < turn and places.role in passed:
                places.role = "aside"
    if any(not _THERE.isdisjoint(t.traits) for t in draft.tokens):
        return
    downs = any(map(tells_downing, draft.kinds))
    for (_, a, i), (_, b, k) in itertools.pairwise(draft.elements):
        m, places, at = (a, b, k) if isinstance(a, Mention) else (b, a, i)
        if not isinstance(m, Mention) or not isinstance(places, PlaceList):
            continue
        is_behind = m is a and (is_telling if turn < i else turn < k)
        is_free = not (places.role or places.is_over or m.is_of_total)
        is_free = is_free and (is_behind or _is_of_country(m))
        counted = counted_at(draft.tokens, m.index)
        is_free = is_free and (downs or bool(counted and counted.outcome))
        if is_free and _is_of_fire(draft, m.index, at):
            places.role = "aside"


def _is_inserted(draft: Draft, turn: int) -> bool:
    """ "During a raid on Bryansk Region, the ministry said, 34 were downed": all is its word."""
    rest = draft.tokens[turn + 1 : turn + _VOICE_REACH]
    return any(
        "say" in said.kinds and "comma" in mark.kinds and RELATIVE.isdisjoint(then.traits)
        for said, mark, then in zip(rest, rest[1:], rest[2:], strict=False)
    )


def _leave_other_voice(draft: Draft) -> None:
    """ "A depot caught fire in Ryazan region, its governor said, but the ministry's list of 16 …".

    Places of other things that another voice tells, before the "but": none of a count behind it
    that has places of its own.
    """
    turn = next((k for k, kinds in enumerate(draft.kinds) if "while" in kinds), 0)
    told = kinds_of(draft.tokens[:turn])
    behind = [e for _, e, at in draft.elements if at > turn]
    is_listed = bool(behind) and isinstance(behind[0], Mention) and len(behind) >= SHORTEST_LIST - 1
    if not is_listed or "say" not in told or not told.isdisjoint({"subject", "outcome", "count"}):
        return
    for _, places, at in draft.elements:
        if isinstance(places, PlaceList) and at < turn and not places.role:
            places.role = "aside"


def _is_led_by_raid(draft: Draft, turn: int, behind: list[tuple[Mention | PlaceList, int]]) -> bool:
    """ "Drones attacked a refinery in Tuapse, and the ministry reported 117 shot down".

    What the ministry counts behind the news of a raid is told of the whole country.
    """
    lead = draft.tokens[:turn]
    near = lead[-_VOICE_REACH:]
    is_there = any(not _THERE.isdisjoint(t.traits) for t in near + draft.tokens[turn:])
    is_placed = any(isinstance(e, PlaceList) for e, _ in behind)
    is_own = is_placed and isinstance(behind[1][0], PlaceList)
    is_there |= not is_own and (is_placed or "over" in kinds_of(draft.tokens[turn:]))
    is_apart = not _PARTS_NEWS.isdisjoint(kinds_of(near)) or _is_of_country(behind[0][0])
    return is_apart and not is_there and _tells_raid(lead)


def _is_of_country(count: Mention | PlaceList) -> bool:
    """«После взрывов в Рязани Минобороны заявило о 64»: more than one raid on a town."""
    return isinstance(count, Mention) and (count.quantity.low or 0) > _MOST_OF_TOWN


def _is_of_fire(draft: Draft, count: int, at: int) -> bool:
    """ "The ministry said 117 were shot down overnight after a refinery in Tuapse caught fire".

    Whether the place at a position stands in a clause of its own that tells of no count.
    """
    before = reversed(draft.tokens[max(0, at - _CLAUSE_REACH) : at])
    behind = draft.tokens[at + 1 : at + _CLAUSE_REACH]
    lead = list(itertools.takewhile(lambda t: not _opens_news(t), before))
    rest = list(itertools.takewhile(lambda t: not _opens_news(t), behind))
    first, last = at - len(lead), at + len(rest)
    told = kinds_of([*lead, *rest])
    is_apart = not first <= count <= last and told.isdisjoint(_OF_COUNT)
    is_raid = ("outcome" not in told or "subject" in told) and _tells_raid([*lead, *rest])
    return is_apart and is_raid


def _opens_news(token: Token) -> bool:
    return not (CLAUSE_ENDS.isdisjoint(token.kinds) and _OPENING.isdisjoint(token.traits))


def _tells_raid(tokens: list[Token]) -> bool:
    """Whether words tell of a raid or a fire, and of nothing that was counted or downed."""
    told = kinds_of(tokens)
    is_raid = not _STRIKES.isdisjoint(told) or any("burning" in t.traits for t in tokens)
    is_downed = any(tells_downing(t.kinds) for t in tokens)
    return is_raid and not is_downed and told.isdisjoint({"count", "debris"})


_PARTS_NEWS = frozenset({"comma", "while", "and", "with"})
_VOICE_REACH = 4  # ", а в российском Минобороны"
_CLAUSE_REACH = 12
_OF_COUNT = frozenset({"over", "goal", "of_them"})
_MOST_OF_TOWN = 20
_STRIKES = frozenset({"outcome", "unrelated", "noise", "while", "not_subject", "goal"})
_OPENING = frozenset({"after_hour", "as"})
_THERE = frozenset({"there", "where"})
