"""One drone told twice: by itself, and by its rank («это уже пятый дрон за неделю»)."""

from claims.parse.mentions.draft import DOWNED
from claims.parse.mentions.mention import NOBODY, Mention
from claims.parse.sentence.another import RANKS
from claims.parse.sentence.passages import Sentence
from claims.parse.words.tokens import Token

_REACH = 6  # "it was already the region's third downed (drone)"


def drop_ranked(sentences: list[Sentence], mentions: list[Mention]) -> None:
    """ "A UAV was shot down over Penza at 14:20. It was the fifth there this week": one drone.

    So too where the rank stands first: "it was the fifth …, he said after a UAV was shot down".
    """
    tokens = {s.index: s.tokens for s in sentences}
    ranked = [m for m in mentions if _is_one(m) and _tells_rank(tokens[m.sentence], m.index)]
    for m in ranked:
        beside = (x for x in mentions if x not in ranked and _is_one(x))
        if any(abs(x.sentence - m.sentence) <= 1 and _may_be(x, m) for x in beside):
            mentions.remove(m)


def _is_one(m: Mention) -> bool:
    return m.quantity.low == m.quantity.high == 1 and m.outcome in DOWNED


def _may_be(x: Mention, m: Mention) -> bool:
    is_there = not (x.zone_sets and m.zone_sets) or x.zone_sets == m.zone_sets
    speakers = {x.speaker.claimant, m.speaker.claimant} - {NOBODY.claimant}
    return is_there and len(speakers) < 2 and x.subject == m.subject


def _tells_rank(tokens: list[Token], at: int) -> bool:
    """Whether a count is what "it" or "this" is said to be, by its rank: "it was the fifth"."""
    lead = tokens[max(0, at - _REACH) : at + 1]
    rank = next((k for k, t in enumerate(lead) if not RANKS.isdisjoint(t.kinds)), None)
    return rank is not None and any("told_by_rank" in t.traits for t in lead[:rank])
