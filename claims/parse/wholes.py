"""What a whole was of which only a share was downed: it was sent."""

import itertools

from claims.parse.draft import CLAUSE_ENDS, DOWNED, Draft, counted_at
from claims.parse.nouns import named_subject
from claims.parse.verbs import verb_of

_TWIN = frozenset({"and", "outcome", "of_them"})


def settle_sent(draft: Draft) -> None:
    """«В Валуйский округ — 11 беспилотников, из них девять сбиты»: eleven were sent.

    So it is if the whole has no verb and no place in the sky, and fewer were downed.
    """
    for k, (whole, part) in enumerate(itertools.pairwise(draft.mentions)):
        is_share = part.is_of_them and part.has_verb and part.outcome in DOWNED and not part.places
        is_bare = not whole.has_verb and named_subject(draft, whole.index) == "drone"
        counted = counted_at(draft.tokens, whole.index)
        if not (is_share and is_bare) or (counted and counted.outcome):
            continue
        shares = [m.quantity.low or 0 for m in draft.mentions[k + 1 :] if m.outcome in DOWNED]
        lists = draft.reading.place_lists
        is_over = any(pl.is_over and pl.owner is whole for pl in lists)
        end = max(verb_of(draft, part.index) or 0, part.index) + 1
        while not _TWIN.isdisjoint(draft.kinds[end]):
            end += 1
        is_plain = end >= draft.n or not CLAUSE_ENDS.isdisjoint(draft.kinds[end])
        if is_plain and not is_over and sum(shares) < (whole.quantity.low or 0):
            whole.outcome = "launched"


def settle_flown(draft: Draft) -> None:
    """«Из пяти дронов, летевших на Ярославль, сбиты четыре»: the five were sent."""
    for whole, part in itertools.pairwise(draft.mentions):
        if not (whole.is_of_total and whole.is_goal) or part.outcome not in DOWNED:
            continue
        verb = verb_of(draft, part.index)
        counted = counted_at(draft.tokens, whole.index)
        is_own = verb_of(draft, whole.index) not in (None, verb) or bool(
            counted and counted.outcome
        )
        is_placed = any(m.places for m in draft.mentions if m is not whole)
        is_less = (part.quantity.high or 0) < (whole.quantity.low or 0)
        if verb is not None and is_less and not (is_own or is_placed):
            whole.outcome = "launched"
