"""Totals against parts: roles, each-or-jointly, remainders, subsets, and the checks.

All mentions of one claimant, one window and one kind of thing form a group. A group has one
total at most; the sum of the parts decides what the grammar leaves open.
"""

from dataclasses import dataclass, field
from fractions import Fraction

from claims.model import Check, Claim, Qualifier, Role
from claims.parse.mentions import Mention
from claims.parse.places import MOSCOW_REGION

MOST_READINGS = 4096
"""How many sums of each-or-jointly readings are followed before the search gives up."""


@dataclass(slots=True)
class Outcome:
    """What a group gives: claims with the mention's position, checks, and reasons for doubt."""

    claims: list[tuple[int, Claim]] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)


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


class GroupReconciler:
    """Gives every mention of one group its role and its numbers."""

    def __init__(self, mentions: list[Mention], label: str, is_among_others: bool = False) -> None:
        self.is_among_others = is_among_others
        self.mentions = mentions
        self.label = label
        self.result = Outcome()
        self.total: Mention | None = None
        self.parts: list[Mention] = []
        self.each: dict[int, bool | None] = {}

    def reconcile(self) -> Outcome:
        """Roles first, then computed numbers, then each-or-jointly, then the sums."""
        live = [m for m in self.mentions if not self._is_other(m)]
        live = self._take_subsets(live)
        self._choose_total(live)
        self.parts = [m for m in live if m is not self.total]
        self._part_moscow()
        self._drop_repeats()
        self._settle_parts()
        self._compute_numbers()
        self._decide_each()
        self._emit()
        return self.result

    def _add(
        self, mention: Mention, role: Role, zones: tuple[str, ...], notes: tuple[str, ...] = ()
    ) -> None:
        low, high, qualifier, _ = mention.quantity
        self.result.claims.append(
            (mention.start, make_claim(mention, role, zones, low, high, qualifier, notes))
        )

    # ---------------------------------------------------------------- roles
    def _is_other(self, m: Mention) -> bool:
        """Counts without a number, and things that struck: claims that belong to no total."""
        if m.quantity.low is None and m.quantity.high is None and m.zone_sets and not m.is_rest:
            self.has_unknown_part = self.has_unknown_part or not m.fraction
        has_number = m.quantity.low is not None or m.quantity.high is not None
        if m.is_rest or m.fraction:
            return False
        if not has_number or m.outcome == "hit" or m.is_aside:
            self._add(m, "other", m.zones)
            return True
        return False

    def _take_subsets(self, live: list[Mention]) -> list[Mention]:
        kept: list[Mention] = []
        for k, m in enumerate(live):
            antecedent = kept[-1] if kept else None
            if m.of_number is not None:
                named = (x for x in reversed(kept) if x.quantity.low == m.of_number)
                antecedent = next(named, antecedent)
            if antecedent is not None and self._is_subset(m, antecedent, kept):
                zones = m.zones if m.zones and not m.is_goal else antecedent.zones
                self._add(m, "subset", zones, ("already inside a number before it",))
                limit = antecedent.quantity.high
                if limit is not None and m.quantity.low is not None and not antecedent.is_each:
                    total = self._largest(kept)
                    fits = m.quantity.low <= max(limit, total or 0)
                    self._check("subset_within_part", fits, f"{m.quantity.low} of {limit}")
                continue
            if any(p.kind == "macro" for p in m.places):
                following = self._make_up(m, [x for x in live[k + 1 :] if x.zones])
                known = sum(self._amount(x) or 0 for x in following)
                is_made_up = known == m.quantity.low
                if following and (is_made_up or m.heads_list or m.is_of_them or kept):
                    zones = tuple(sorted({z for x in following for z in x.zones}))
                    self._add(
                        m, "subset", zones, (f"{m.places[0].word}: the regions listed after it",)
                    )
                    self._check(
                        "subset_matches_list",
                        is_made_up,
                        f"{known} of {m.quantity.low}",
                    )
                    for x in following:
                        x.is_of_them = True
                    continue
                self.result.reasons.append(f"unknown place: {m.places[0].word}")
                continue
            kept.append(m)
        return kept

    def _make_up(self, m: Mention, following: list[Mention]) -> list[Mention]:
        """The first counts behind a headline that make it up; all of its list if none do."""
        known = 0
        for k, x in enumerate(following):
            known += self._amount(x) or 0
            if known == m.quantity.low:
                return following[: k + 1]
        return [x for x in following if x.group > m.group]

    def _largest(self, mentions: list[Mention]) -> int | None:
        return max((m.quantity.high for m in mentions if m.quantity.high is not None), default=None)

    def _is_subset(self, m: Mention, antecedent: Mention, kept: list[Mention]) -> bool:
        if m.is_rest or m.fraction or m.quantity.low == 0:
            return False
        is_inside = m.is_of_them or m.is_including
        if m.is_goal and (is_inside or not m.zones) and m.sentence == antecedent.sentence:
            return True
        if is_inside and not m.places:
            return True
        if m.has_borrowed_place and any(
            x.heads_list and x.sentence == m.sentence and x.group < m.group and x.zones == m.zones
            for x in kept
        ):
            return True  # a list without places: it splits a number by who did it, or with what
        if (
            m.follows_doer
            and not m.places
            and any(x.heads_list and x.sentence == m.sentence for x in kept)
        ):
            return True
        if m.is_goal and not m.places and m.sentence != antecedent.sentence:
            return is_inside or (
                m.is_another is False
                and m.quantity.high is not None
                and (
                    antecedent.quantity.high is not None
                    and m.quantity.high <= antecedent.quantity.high
                )
            )
        if (
            m.is_doer
            and not m.is_of_total
            and (not m.zones or m.has_borrowed_place)
            and not m.is_total
            and any(
                not x.is_doer
                and x.sentence == m.sentence
                and (x.heads_list or x.zone_sets)
                and (x.quantity.high is None or (m.quantity.low or 0) <= x.quantity.high)
                for x in kept
            )
        ):
            return True
        if is_inside and antecedent.zones and m.zones and len(kept) > 0:
            return (
                set(m.zones) <= set(antecedent.zones)
                and not antecedent.heads_list
                and len(antecedent.zones) < 3
            )
        return False

    def _choose_total(self, live: list[Mention]) -> None:
        """The headline: a count of no certain place, or of all places that follow."""
        headlines = [
            m
            for m in live
            if (not m.zone_sets or self._is_base(m, live))
            and not m.is_rest
            and not m.fraction
            and not (m.is_district)
            and (m.quantity.low != 0)
        ]
        headlines = self._merge_headlines(headlines, live)
        if headlines:
            self.total = headlines[0]
            self._fold_lead(live)
            return
        for m in live:
            later = [x for x in live if x is not m and not (x.is_rest or x.fraction)]
            if self._covers(m, later) or self._closes(m, later):
                self.total = m
                return
        rests = [m for m in live if m.is_rest or m.fraction]
        explicit = [m for m in live if m.is_of_total and m.zone_sets]
        if rests and explicit and len(live) > 2:
            self.total = explicit[0]

    def _is_base(self, m: Mention, live: list[Mention]) -> bool:
        """ "Of 20 drones, 18 were destroyed and two jammed": the 20, if no place is its own."""
        return m.is_of_total and m.has_borrowed_place and len(live) > 1

    def _merge_headlines(self, headlines: list[Mention], live: list[Mention]) -> list[Mention]:
        """One headline said twice is one; an exact one beats a bound that it satisfies."""
        if len(headlines) < 2:
            return headlines
        corrected = [m for m in headlines if m.is_corrected]
        if headlines[0].subject != "drone" and all(
            m.names_thing and m.sentence == headlines[0].sentence for m in headlines
        ):
            for m in headlines[1:]:  # «5 снарядов, 3 ракеты»: each its own headline
                live.remove(m)
                self._add(m, "total", m.zones)
            return headlines[:1]
        if corrected:
            best = corrected[-1]
        else:
            exact = [m for m in headlines if m.is_exact and m.quantity.qualifier == "exact"]
            best = next((m for m in exact if m.is_total), exact[0] if exact else headlines[0])
            values = {m.quantity.low for m in exact}
            if len(values) > 1:
                best = self._largest_headline(exact, live)
        for m in headlines:
            if m is best:
                continue
            live.remove(m)
            if not _agrees(m, best) and not corrected:
                self.result.reasons.append(
                    f"two totals for one window: {_number(m)} and {_number(best)}"
                )
                self._check("one_total_per_window", False, f"{_number(m)} and {_number(best)}")
            elif not _agrees(m, best):
                best.notes.append(f"corrected from {_number(m)}")
        return [best]

    def _largest_headline(self, exact: list[Mention], live: list[Mention]) -> Mention:
        known = sum(m.quantity.low or 0 for m in live if m.zone_sets and m.is_exact)
        fitting = [m for m in exact if m.quantity.low == known]
        return fitting[0] if fitting else max(exact, key=lambda m: m.quantity.low or 0)

    def _fold_lead(self, live: list[Mention]) -> None:
        """A lead with places that repeats the total: «six over Tula and Kaluga: …»."""
        total = self.total
        if total is None:
            return
        placed = [m for m in live if m is not total and m.zone_sets]
        if (
            len(placed) == 1
            and total.quantity.qualifier != "exact"
            and not placed[0].is_including
            and placed[0].is_exact
            and _agrees(total, placed[0])
            and placed[0].sentence != total.sentence
        ):
            live.remove(total)
            self.total = placed[0]
            return
        for m in list(live):
            if m is total or not m.zone_sets or m.quantity.low != total.quantity.low:
                continue
            others = [x for x in live if x is not total and x is not m and x.zones]
            if len(others) >= 1 and set(m.zones) >= {z for x in others for z in x.zones}:
                live.remove(m)
            elif not others and len(m.zone_sets) >= 1:
                total.places = m.places
                live.remove(m)

    def _covers(self, m: Mention, others: list[Mention]) -> bool:
        """Whether a mention with places is the total of the others."""
        if not others or not m.zone_sets or m.is_each or m.is_rest:
            return False
        zones = {z for x in others for z in x.zones}
        numbers = [x.quantity.low for x in others]
        if None in numbers or m.quantity.low is None:
            return False
        if m.is_total and sum(n or 0 for n in numbers) == m.quantity.low:
            return True
        if zones <= set(m.zones) and len(zones) > 0:
            if len(m.zone_sets) > 1 or m.zones != others[0].zones:
                return any(x.start > m.start for x in others) and m.quantity.low >= max(
                    n or 0 for n in numbers
                )
            return m.heads_list and len(others) > 1
        return m.is_total and sum(n or 0 for n in numbers) == m.quantity.low

    def _closes(self, m: Mention, others: list[Mention]) -> bool:
        """«Всього за ніч над областю — чотири»: the total at the end of its parts."""
        highest = max((x.quantity.low or 0 for x in others), default=0)
        return (
            m.is_total
            and not m.is_each
            and m.is_exact
            and len(others) > 1
            and set(m.zones) >= {z for x in others for z in x.zones}
            and (m.quantity.low or 0) >= highest
        )

    # ---------------------------------------------------------------- parts
    def _part_moscow(self) -> None:
        """English "Moscow region" is the oblast where the same list has the city apart."""
        if not any(m.zone_sets == [("RU-MOW",)] for m in self.parts):
            return
        for m in self.parts:
            m.places = [
                p._replace(zones=("RU-MOS",))
                if p.zones == MOSCOW_REGION and p.word.isascii()
                else p
                for p in m.places
            ]

    def _drop_repeats(self) -> None:
        """The same number of the same place twice is said twice; two numbers are a fault."""
        seen: dict[tuple[str, ...], Mention] = {}
        for m in list(self.parts):
            if m.is_district or m.is_rest or not m.zone_sets:
                continue
            for zones in m.zone_sets:
                key = zones
                before = seen.get(key)
                if before is None:
                    seen[key] = m
                    continue
                if before.outcome != m.outcome:
                    continue
                if before.quantity.low == 0 == m.quantity.low:
                    self.parts.remove(m)
                    break
                if (
                    before.quantity == m.quantity
                    and before.zones == m.zones
                    and m.sentence != before.sentence
                ):
                    if m in self.parts:
                        self.parts.remove(m)
                elif (
                    before.quantity == m.quantity
                    and before.sentence != m.sentence
                    and m.is_another is False
                ):
                    self.parts.remove(m) if m in self.parts and len(m.zone_sets) == 1 else None
                elif self._joins(before, m):
                    self._join(before, m)
                elif not (m.is_another and self.total is None):  # «днём — ещё два»
                    name = "+".join(zones)
                    self._check(
                        "one_part_per_place",
                        False,
                        f"{name} has {_number(before)} and {_number(m)}",
                    )
                    self.result.reasons.append(
                        f"{name} is named twice: {_number(before)} and {_number(m)}"
                    )

    def _joins(self, a: Mention, b: Mention) -> bool:
        """«уничтожены шесть и перехвачены два» over one region."""
        return (
            a.sentence == b.sentence
            and a.group == b.group
            and a.zones == b.zones
            and a.is_exact
            and b.is_exact
            and ((a.has_verb and b.has_verb) or a.subject != "drone")
            and not any(m.is_of_total or m.is_total or m.is_of_them for m in (a, b))
            and (a.places == b.places)
            and b.start - a.end < 80
        )

    def _join(self, a: Mention, b: Mention) -> None:
        low = (a.quantity.low or 0) + (b.quantity.low or 0)
        a.notes.append(f"{a.quantity.low} + {b.quantity.low}: two counts over one place")
        a.quantity = a.quantity._replace(low=low, high=low)
        a.end = max(a.end, b.end)
        if b in self.parts:
            self.parts.remove(b)

    def _settle_parts(self) -> None:
        """A group of one has its own headline; parts without places are doubts."""
        if self.total is None and len(self.parts) == 1:
            only = self.parts[0]
            if only.is_of_them and self.is_among_others:
                self.parts = []
                self._add(only, "other", only.zones, ("of a number that another claimant gives",))
            elif not (only.is_rest or only.fraction):
                self.total = only
                self.parts = []

    def _compute_numbers(self) -> None:
        """Halves and remainders, with the sum that gives them."""
        total = self.total
        base = total.quantity.low if total is not None and total.is_exact else None
        for m in self.parts:
            if not m.fraction:
                continue
            share = Fraction(m.fraction)
            value = None if base is None else base * share
            if value is None or value.denominator != 1:
                m.is_open = True
                m.notes.append(f"{m.fraction} of a number that does not divide")
            else:
                low = int(value)
                m.quantity = m.quantity._replace(low=low, high=low, qualifier="exact")
                m.notes.append(f"{m.fraction} of {base}")
        rests = [m for m in self.parts if m.is_rest]
        if len(rests) != 1 or base is None or self.has_unknown_part:
            return
        rest = rests[0]
        others = [m for m in self.parts if m is not rest]
        amounts = [self._amount(m) for m in others]
        if (
            not others
            or None in amounts
            or any(len(m.zone_sets) > 1 and not m.is_each and not m.is_joint for m in others)
        ) and any(m.quantity.low is None or not m.is_exact for m in others):
            return
        value_left = base - sum(a or 0 for a in amounts)
        if value_left < 0:
            return
        places = max(1, len(rest.zone_sets))
        if rest.is_each:
            if value_left % places:
                return
            value_left //= places
        rest.quantity = rest.quantity._replace(low=value_left, high=value_left, qualifier="exact")
        terms = " − ".join(str(a) for a in amounts)
        rest.notes.append(f"the remainder: {base} − {terms}")
        rest.is_joint = not rest.is_each

    def _amount(self, m: Mention) -> int | None:
        if m.quantity.low is None or not m.is_exact:
            return None
        return m.quantity.low * (len(m.zone_sets) if m.is_each and m.zone_sets else 1)

    # ---------------------------------------------------------------- each or jointly
    def _decide_each(self) -> None:
        """Fix each-or-jointly by the wording, or else by the one reading that makes the total."""
        open_parts: list[int] = []
        for k, m in enumerate(self.parts):
            if m.is_each:
                self.each[k] = True
            elif len(m.zone_sets) < 2 or m.is_joint or m.is_rest:
                self.each[k] = False
            else:
                open_parts.append(k)
                self.each[k] = None
        if not open_parts:
            return
        total = self.total
        is_summable = (
            total is not None
            and total.is_exact
            and all(m.is_exact for m in self.parts)
            and not self._is_part_list()
        )
        if total is None or not is_summable:
            for k in open_parts:
                if self.parts[k].is_another or (total is not None and self._is_lump(k)):
                    self.each[k] = False
            return
        fixed = sum(
            (self._amount(m) or 0) for k, m in enumerate(self.parts) if self.each[k] is not None
        )
        base = total.quantity.low or 0
        joint = {k: self.parts[k].quantity.low or 0 for k in open_parts}
        extra = {k: joint[k] * (len(self.parts[k].zone_sets) - 1) for k in open_parts}
        missing = base - fixed - sum(joint.values())
        readings = _subsets_with_sum(open_parts, extra, missing)
        if not readings:
            for k in open_parts:
                self.each[k] = None if self._is_open_list() else False
            return
        for k in open_parts:
            chosen = {k in reading for reading in readings}
            if len(chosen) == 1:
                self.each[k] = chosen.pop()
                word = "each" if self.each[k] else "jointly"
                self.parts[k].notes.append(
                    f"read as {joint[k]} {word}: only so do the parts add up to {base}"
                )

    def _is_lump(self, k: int) -> bool:
        m = self.parts[k]
        total = self.total
        return bool(
            total is not None
            and total.quantity.high is not None
            and m.quantity.low is not None
            and m.quantity.low * len(m.zone_sets) > total.quantity.high
        )

    def _is_open_list(self) -> bool:
        if any(m.is_including or m.is_mostly for m in self.parts):
            return True
        if self.total is not None and self.total.is_of_total and not self.total.heads_list:
            return True  # «из 90, о которых сообщали, 35 …»
        if any(m.is_rest and not m.zone_sets for m in self.parts):
            return True  # the text says of a rest that it places nowhere
        if len(self.parts) == 1 and self.total is not None and not self.total.heads_list:
            return self.parts[0].quantity.low != self.total.quantity.low
        if any(m.is_of_them for m in self.parts):
            known = sum(
                (m.quantity.low or 0) * (len(m.zone_sets) if self.each.get(k) else 1)
                for k, m in enumerate(self.parts)
            )
            return self.total is not None and known != self.total.quantity.low
        return False

    def _is_part_list(self) -> bool:
        """Whether the text says that the list names only some of the parts.

        A list of "some of them" may be whole: then the sum may tell each from jointly.
        """
        may_be_whole = any(m.is_of_them for m in self.parts) or (
            self.total is not None and self.total.is_of_total
        )
        if may_be_whole and len(self.parts) > 1:
            return any(m.is_including or m.is_mostly for m in self.parts)
        return self._is_open_list()

    # ---------------------------------------------------------------- giving claims and checks
    def _emit(self) -> None:
        amounts: list[tuple[int | None, int | None]] = []
        for k, m in enumerate(self.parts):
            amounts.extend(self._emit_part(k, m))
        self._emit_total(amounts)

    def _emit_part(self, k: int, m: Mention) -> list[tuple[int | None, int | None]]:
        each = self.each.get(k, False)
        sets = m.zone_sets
        low, high, qualifier, _ = m.quantity
        if m.is_rest and not sets:
            return []
        if low is None and high is None:
            self._add(m, "part" if sets else "other", m.zones)
            if m.is_rest:
                return [(0, None)]
            return []
        if not sets:
            self.result.reasons.append(f"a count of {_number(m)} whose place is not clear")
            self._add(m, "part", ())
            return [(low, high)]
        if each and len(sets) > 1:
            for zones in sets:
                claim = make_claim(
                    m,
                    "part",
                    tuple(sorted(zones)),
                    low,
                    high,
                    qualifier,
                    (f"{_number(m)} for each place",),
                )
                self.result.claims.append((m.start, claim))
            return [(low, high)] * len(sets)
        if each is None and low is not None and m.is_exact and low:
            claim = make_claim(
                m,
                "part",
                m.zones,
                low,
                low * len(sets),
                "ambiguous",
                (f"{low} jointly or {low} each: the text does not decide",),
            )
            self.result.claims.append((m.start, claim))
            return [(low, low * len(sets))]
        self._add(m, "part", m.zones)
        return [(low, high)]

    def _emit_total(self, amounts: list[tuple[int | None, int | None]]) -> None:
        total = self.total
        if total is None:
            if len(self.parts) > 1:
                self._check("parts_sum_to_total", None, "the text states no total")
            return
        if not self.parts:
            zones = total.zones
            if total.region_number is not None and len(total.zone_sets) < total.region_number:
                zones = ("RU",)
                total.notes.append(f"{total.region_number} regions said, not all of them named")
            if total.is_each and len(total.zone_sets) > 1:
                self._emit_each_total(total)
                return
            self._add(total, "total", zones)
            return
        union = tuple(sorted({z for m in self.parts for z in m.zones}))
        lows = [low for low, _ in amounts]
        highs = [high for _, high in amounts]
        sum_text = " + ".join("?" if low is None else str(low) for low in lows)
        closed = not self._is_open_list()
        base_low, base_high = total.quantity.low, total.quantity.high
        notes: tuple[str, ...] = ()
        known = sum(low or 0 for low in lows)
        is_exact = all(a is not None and a == b for a, b in amounts)
        name = total.quantity.qualifier
        if base_high is not None and base_low == base_high and name == "exact":
            if is_exact and known == base_low:
                zones = union
                self._check("parts_sum_to_total", True, f"{sum_text} = {known}")
            elif known > base_low:
                zones = union
                self._fail_sum(f"{sum_text} = {known}, more than the total {base_low}")
            elif not closed:
                zones = total.zones if set(total.zones) >= set(union) and total.zones else ("RU",)
                left = base_low - known
                notes = (f"{left} of {base_low} are not placed by the text",)
                self._check("parts_sum_to_total", None, f"an open list: {sum_text} of {base_low}")
            elif is_exact or all(h is not None for h in highs):
                top = sum(h or 0 for h in highs)
                if not is_exact and known <= base_low <= top:
                    zones = union
                    self._check("parts_sum_to_total", None, f"{known} to {top} of {base_low}")
                else:
                    zones = union
                    self._fail_sum(f"{sum_text} = {known}, not {base_low}")
            else:
                zones = union
                self._check(
                    "parts_sum_to_total", None, f"not all parts are exact: {sum_text} of {base_low}"
                )
        else:
            zones = union if closed else ("RU",)
            if base_high is not None and known > base_high and name != "about":
                self._fail_sum(f"{sum_text} = {known}, more than {base_high}")
            else:
                self._check("parts_sum_to_total", None, f"the total is not exact: {_number(total)}")
        if (
            total.zone_sets
            and zones != ("RU",)
            and set(total.zones) > set(union)
            and not self._has_failed
        ):
            zones = total.zones
        if total.region_number is not None:
            lands = [z for z in union if not z.startswith("SEA")]
            counts = {len(union), len(lands), len(lands) - ({"RU-MOS", "RU-MOW"} <= set(union))}
            counts.add(len(union) - ({"RU-MOS", "RU-MOW"} <= set(union)))
            self._check(
                "region_count_matches",
                total.region_number in counts if closed else None,
                f"{total.region_number} regions said, {len(union)} zones listed",
            )
        self._add(total, "total", zones, notes)

    _has_failed = False
    has_unknown_part = False

    def _emit_each_total(self, total: Mention) -> None:
        low, high, qualifier, _ = total.quantity
        for zones in total.zone_sets:
            self.result.claims.append(
                (
                    total.start,
                    make_claim(
                        total,
                        "part",
                        tuple(sorted(zones)),
                        low,
                        high,
                        qualifier,
                        (f"{_number(total)} for each place",),
                    ),
                )
            )

    def _fail_sum(self, detail: str) -> None:
        self._has_failed = True
        self._check("parts_sum_to_total", False, detail)
        self.result.reasons.append("the parts do not make the total: " + detail)

    def _check(self, rule: str, state: bool | None, detail: str) -> None:
        word = "not_applicable" if state is None else "ok" if state else "failed"
        self.result.checks.append(Check(rule, word, self.label + detail))  # type: ignore[arg-type]


def _number(m: Mention) -> str:
    low, high, _, _ = m.quantity
    if low == high:
        return "no number" if low is None else str(low)
    if high is None:
        return f"at least {low}"
    return f"at most {high}" if low is None else f"{low} to {high}"


def _agrees(a: Mention, b: Mention) -> bool:
    """Whether two headlines can be one: equal, or a bound and a number that satisfies it."""
    low_a, high_a = a.quantity.low, a.quantity.high
    low_b, high_b = b.quantity.low, b.quantity.high
    if a.quantity.qualifier == "about" or b.quantity.qualifier == "about":
        x, y = low_a or high_a or 0, low_b or high_b or 0
        return abs(x - y) <= max(x, y) * 0.2
    return not (
        (high_a is not None and low_b is not None and high_a < low_b)
        or (high_b is not None and low_a is not None and high_b < low_a)
    )


def _subsets_with_sum(keys: list[int], extra: dict[int, int], goal: int) -> list[frozenset[int]]:
    """All sets of keys whose extras add up to the goal (as far as MOST_READINGS allows)."""
    if goal < 0:
        return []
    sums: dict[int, list[frozenset[int]]] = {0: [frozenset()]}
    count = 1
    for key in keys:
        additions: list[tuple[int, frozenset[int]]] = []
        for value, sets in sums.items():
            if value + extra[key] <= goal:
                additions.extend((value + extra[key], s | {key}) for s in sets)
        count += len(additions)
        if count > MOST_READINGS:
            return []
        for value, reading in additions:
            sums.setdefault(value, []).append(reading)
    return sums.get(goal, [])
