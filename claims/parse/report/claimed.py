"""What the claims of a report tell: the numbers and places that its sentences are held against."""

from collections import defaultdict

from claims.model import Claim
from claims.parse.mentions.mention import Mention
from claims.parse.sums.gather import is_same_number
from claims.parse.sums.headlines import agrees


class Told:
    """What the claims of a report tell: numbers, zones, and the sentences that they come from."""

    def __init__(self, mentions: list[Mention], claims: list[Claim]) -> None:
        self.mentions = mentions
        self.zones = {zone for m in mentions for zone in m.zones}
        self.named = self.zones | {zone for claim in claims for zone in claim.zones}
        self.counting = {m.sentence for m in mentions}
        self.splitting = _split_in_part(mentions)
        self.unplaced = _find_unplaced(claims)

    def is_of_other_things(self, m: Mention) -> bool:
        """Whether a count is of something that no claim speaks of."""
        return bool(self.mentions) and all(m.subject != x.subject for x in self.mentions)

    def repeats(self, m: Mention) -> bool:
        """Whether a count is only said again: the number is in a claim about the same thing."""
        is_about = m.quantity.qualifier == "about"  # «почти сто: россияне отчитались о рекорде»
        return any(
            m.subject == x.subject
            and (is_same_number(m, x) or (is_about and m.start < x.start and agrees(m, x)))
            for x in self.mentions
        )


def _split_in_part(mentions: list[Mention]) -> set[int]:
    """The sentences that give some shares of a number, and not all of it, to places."""
    shares: dict[int, list[int]] = defaultdict(list)
    for m in mentions:
        if m.zone_sets:
            shares[m.sentence].append(m.quantity.low or 0)
    return {
        m.sentence
        for m in mentions
        if m.is_of_total and not m.zone_sets and len(shares[m.sentence]) > 1
        if sum(shares[m.sentence]) != m.quantity.low
    }


def _find_unplaced(claims: list[Claim]) -> set[int]:
    """What the totals leave that no part tells: a number of that size may well be the part."""
    left: dict[tuple[object, ...], int] = {}
    for role, sign in (("total", 1), ("part", -1)):
        for c in claims:
            key = (c.claimant, c.subject, c.window)
            if c.role == role and c.low and (role == "total" or key in left):
                left[key] = left.get(key, 0) + sign * c.low
    parted = {(c.claimant, c.subject, c.window) for c in claims if c.role == "part"}
    return {number for key, number in left.items() if number > 0 and key in parted}
