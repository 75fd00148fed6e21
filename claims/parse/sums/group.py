"""A group: the counts of one claimant, one window and one thing, and what they give."""

from dataclasses import dataclass, field

from claims.model import Check, Claim, Qualifier, Role
from claims.parse.mentions.mention import Mention


def make_claim(
    mention: Mention,
    role: Role,
    zones: tuple[str, ...],
    low: int | None,
    high: int | None,
    qualifier: Qualifier,
    notes: tuple[str, ...] = (),
) -> Claim:
    """A claim of a mention with numbers and zones as reconciled."""
    speaker = mention.speaker
    return Claim(
        role=role,
        subject=mention.subject,
        outcome=mention.outcome,
        zones=zones or ("RU",),
        low=low,
        high=high,
        qualifier=qualifier,
        claimant=speaker.claimant,
        attribution=speaker.attribution,
        window=mention.dated.window,
        span=(mention.start, mention.end),
        notes=tuple(dict.fromkeys((*mention.notes, *notes, *mention.dated.notes))),
        claimant_name=speaker.name,
    )


@dataclass(slots=True, eq=False)
class Group:
    """The counts of a group with their roles; claims, checks and reasons for doubt gather here.

    A group has one total at most. `each` tells of a part by its position whether its number is
    said of each of its places; None where the text does not decide.
    """

    mentions: list[Mention]
    label: str = ""
    is_among_others: bool = False
    total: Mention | None = None
    parts: list[Mention] = field(default_factory=list)
    each: dict[int, bool | None] = field(default_factory=dict)
    has_unknown_part: bool = False
    has_failed: bool = False
    claims: list[tuple[int, Claim]] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)

    def add(
        self, mention: Mention, role: Role, zones: tuple[str, ...], notes: tuple[str, ...] = ()
    ) -> None:
        """Give a claim of a mention with its own numbers."""
        low, high, qualifier, _ = mention.quantity
        claim = make_claim(mention, role, zones, low, high, qualifier, notes)
        self.claims.append((mention.start, claim))

    def add_each(self, mention: Mention) -> None:
        """Give a claim for each place of a mention, with the same numbers."""
        low, high, qualifier, _ = mention.quantity
        note = f"{tell_number(mention)} for each place"
        for zones in mention.zone_sets:
            places = tuple(sorted(zones))
            claim = make_claim(mention, "part", places, low, high, qualifier, (note,))
            self.claims.append((mention.start, claim))

    def check(self, rule: str, state: bool | None, detail: str) -> None:
        """Note a check that ran; state None where it could not be decided."""
        word = "not_applicable" if state is None else "ok" if state else "failed"
        self.checks.append(Check(rule, word, self.label + detail))  # type: ignore[arg-type]

    def fail_sum(self, detail: str) -> None:
        """Note that the parts do not make the total."""
        self.has_failed = True
        self.check("parts_sum_to_total", False, detail)
        self.reasons.append("the parts do not make the total: " + detail)


def amount(m: Mention) -> int | None:
    """What a mention adds to a sum; None if its number is not exact."""
    if m.quantity.low is None or not m.is_exact:
        return None
    return m.quantity.low * (len(m.zone_sets) if m.is_each and m.zone_sets else 1)


def tell_number(m: Mention) -> str:
    """The number of a mention in words for notes and checks."""
    low, high, _, _ = m.quantity
    if low == high:
        return "no number" if low is None else str(low)
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"
