"""Whether the claims of a report fit one another and its text.

The audit asks what was not read; here it is asked whether what was read can be meant. Each misfit
is a failed check and no more: the claims stand, for the misfit may be the text's own, but somebody
should look at the sentence.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claims.model import Check, Claim, Claimant
from claims.parse.mentions.draft import DOWNED, IGNORED_ROLES, OPINIONS, PlaceList
from claims.parse.mentions.mention import Mention
from claims.parse.report.audit import only_ukraine_speaks
from claims.parse.report.doubts import quote_sentence
from claims.parse.report.noise import is_of_debris
from claims.parse.sentence.passages import Sentence, tells_alert_over
from claims.parse.words.tokens import Token

_RUSSIA = ("RU",)
_UNTOLD = OPINIONS | {"untrue", "hypothetical", "negation"}
_SHARING = frozenset({"mostly", "fraction"})
_TOLD_BY_OTHERS = frozenset({"other", "independent_media", "ru_official"})
_CAPITAL = ({"RU-MOW"}, {"RU-MOS", "RU-MOW"})
_ON_MAP = ("RU-", "SEA-", "UA-43", "UA-40")
_REACH = 12
"""Sentences: a region named further back is not meant."""


def check_coherence(
    sentences: list[Sentence], mentions: list[Mention], claims: Sequence[Claim], text: str
) -> list[Check]:
    """The check `claims_fit`: failed once for each misfit, or ok; none without a numbered claim.

    Args:
        sentences: The sentences of the report in order.
        mentions: The counts that became claims.
        claims: The claims of the report.
        text: The text of the report, which the details quote.
    """
    report = _Report(sentences, mentions, claims, text)
    if not report.claims:
        return []
    misfits = dict.fromkeys(
        itertools.chain(
            _misfits_of_sums(report),
            _misfits_of_counts(report),
            _misfits_of_places(report),
            _misfits_of_claimants(report),
        )
    )
    if not misfits:
        return [Check("claims_fit", "ok", "the numbers fit one another and the text")]
    return [Check("claims_fit", "failed", misfit) for misfit in misfits]


class _Report:
    """A report that was read, with its numbered claims by the counts that they come from.

    `other_numbers` are those of the text that are no parts: totals, claims of no sum, no claims.
    """

    def __init__(
        self, sentences: list[Sentence], mentions: list[Mention], claims: Sequence[Claim], text: str
    ) -> None:
        self.sentences = sentences
        self.mentions = mentions
        self.text = text
        self.claims = [c for c in claims if c.low is not None or c.high is not None]
        self.zones = {zone for claim in claims for zone in claim.zones}
        unread = (m for s in sentences for m in s.reading.mentions if m.verdict != "claim")
        wholes = {c.low for c in self.claims if c.role in ("total", "other")}
        self.other_numbers = wholes | {m.quantity.low for m in unread if m.is_exact}
        self.claim_at = {claim.span[0]: claim for claim in self.claims}
        self.count_at = {m.start: m for m in mentions}
        self.counts: dict[int, list[Mention]] = defaultdict(list)
        for m in mentions:
            self.counts[m.sentence].append(m)

    def quote(self, sentence: Sentence) -> str:
        """The words of a sentence in quotation marks."""
        return quote_sentence(self.text, sentence)


def _downed(claims: Iterable[Claim]) -> list[Claim]:
    """The numbers of drones downed that belong to a sum."""
    roles = ("total", "part")
    return [c for c in claims if c.role in roles and c.subject == "drone" and c.outcome in DOWNED]


# ---------------------------------------------------------------- sums
def _misfits_of_sums(report: _Report) -> Iterator[str]:
    """Totals and parts of one claimant, window and thing that do not belong together."""
    groups: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
    for c in report.claims:
        m = report.count_at.get(c.span[0])
        told = (m.dated.is_relative, m.dated.is_long) if m is not None else ()  # "the day before"
        window = (c.window.start, c.window.end, *told)
        groups[c.claimant, c.subject, c.outcome, window].append(c)
    for group in groups.values():
        totals = [c for c in group if c.role == "total"]
        parts = [c for c in group if c.role == "part" and c.low]
        if not totals and len(parts) > 1:
            known = sum(c.low or 0 for c in parts)
            if known in report.other_numbers:
                yield f"the parts make {known}, a number that the text gives to something else"
        elif len(totals) == 1:
            yield from _misfits_of_total(totals[0], parts)
        elif len({c.zones == _RUSSIA for c in totals}) > 1:
            wide = next(c for c in totals if c.zones == _RUSSIA)
            near = next(c for c in totals if c.zones != _RUSSIA)
            yield f"two totals for one window: {wide.high or wide.low} and {near.high or near.low}"


def _misfits_of_total(total: Claim, parts: list[Claim]) -> Iterator[str]:
    """Parts elsewhere than their total, or a total that has not the places of its parts."""
    outside = {z for c in parts for z in c.zones} - set(total.zones)
    if total.zones != _RUSSIA:
        if outside:
            yield f"places outside those of the total {total.low}: {', '.join(sorted(outside))}"
        return
    is_split = len(parts) > 1 and sum(c.low or 0 for c in parts) == total.low
    if is_split and all(c.zones != _RUSSIA for c in parts):
        yield f"the parts make the total {total.low}, which is told of other places"


# ---------------------------------------------------------------- counts
def _misfits_of_counts(report: _Report) -> Iterator[str]:
    """Numbers that became claims without a word for it, or became none in spite of one."""
    for sentence in report.sentences:
        reading = sentence.reading
        tells_downing = not reading.outcomes.isdisjoint(DOWNED)
        is_of_drones = reading.has_drones or tells_downing or "subject" in sentence.told
        if not is_of_drones and any(map(_is_other_thing, sentence.tokens)):
            yield from _bare_number(sentence, report)
        is_untold = reading.is_hypothetical or not sentence.told.isdisjoint(_UNTOLD)
        if not tells_downing or is_untold:
            continue
        for m in reading.mentions:
            is_noise = m.verdict == "noise" and _is_of_drones(m)
            # "14 before midnight and as many again after it", of which one is left
            is_lost = m.is_same and "as_many_again" in sentence.tokens[m.index].traits
            is_lost = is_lost and m.start not in report.claim_at
            if is_lost or (is_noise and not is_of_debris(m, sentence.tokens)):
                quoted = report.quote(sentence)
                yield f"a count of drones that is in no claim ({m.quantity.low}): {quoted}"


def _is_other_thing(token: Token) -> bool:
    return "noise" in token.kinds and "report_noun" not in token.kinds


def _bare_number(sentence: Sentence, report: _Report) -> Iterator[str]:
    """«Число пострадавших выросло до пяти», read as five drones after a sentence about drones."""
    counts = report.counts[sentence.index]
    is_lone = len(counts) == 1 and not counts[0].is_corrected
    claim = report.claim_at.get(counts[0].start) if is_lone else None
    if claim is not None and claim.role == "total" and claim.low and not counts[0].is_total:
        yield f"a bare number beside other things ({claim.low}): {report.quote(sentence)}"


def _is_of_drones(m: Mention) -> bool:
    """Whether a count names drones and an exact number of them, not that of a share."""
    is_named = m.subject == "drone" and m.names_thing and not m.is_base
    return is_named and m.is_exact and bool(m.quantity.low)


# ---------------------------------------------------------------- places
def _zones(places: PlaceList, kinds: frozenset[str]) -> set[str]:
    """The zones on the map of Russia that places of these kinds name."""
    named = {z for p in places.places if p.kind in kinds for z in p.zones}
    return {z for z in named if z.startswith(_ON_MAP)}


_REGIONS = frozenset({"zone"})
_HOMES = frozenset({"zone", "city"})
_NAMED = frozenset({"zone", "city", "district"})


def _misfits_of_places(report: _Report) -> Iterator[str]:
    """Places beside numbers that have them not."""
    for sentence in report.sentences:
        if not report.counts[sentence.index] or not sentence.told.isdisjoint(_SHARING):
            continue
        for places in sentence.reading.place_lists:
            is_passed_over = places.role in IGNORED_ROLES or _is_of_country(places)
            if places.owner is not None or is_passed_over:
                continue
            zones = _zones(places, _REGIONS) - report.zones
            if zones and zones not in _CAPITAL:  # Moscow is a speaker, and where drones fly to
                named = ", ".join(sorted(zones))
                yield f"places without a count ({named}): {report.quote(sentence)}"
    yield from _misfits_of_country(report)
    for m in report.mentions:
        if m.speaker.claimant == "ru_governor" and _is_of_unsettled_region(m, report):
            yield f"a governor's region that the text does not settle: {', '.join(m.zones)}"


def _is_of_other_thing(places: PlaceList, m: Mention) -> bool:
    """Places of a count of other things, or of those of the count itself that struck something."""
    owner = places.owner
    if owner is None or places.start < m.end:
        return False
    return owner.subject != m.subject or (m.is_base and owner.outcome == "hit")


def _counts_only_noise(sentence: Sentence) -> bool:
    """«Жителя Ростовской области оштрафовали за запуск двух дронов»: of no raid."""
    mentions = sentence.reading.mentions
    return bool(mentions) and all(m.verdict == "noise" for m in mentions)


def _misfits_of_country(report: _Report) -> Iterator[str]:
    """A number of all Russia as the only one, and a place on the map in the sentence or by it."""
    drones = _downed(report.claims)
    if not 0 < len(drones) < 3 or any(c.zones != _RUSSIA for c in drones):
        return
    starts = {c.span[0] for c in drones}
    counts = [m for m in report.mentions if m.start in starts]
    if any(m.is_nationwide or m.region_number for m in counts):
        return
    for m in counts:
        for sentence in report.sentences[max(0, m.sentence - 1) : m.sentence + 2]:
            reading = sentence.reading
            if reading.is_hypothetical or not sentence.told.isdisjoint(_SHARING):
                continue
            if sentence.index != m.sentence and only_ukraine_speaks(sentence):
                continue  # of what it struck
            is_other = tells_alert_over(sentence) or _counts_only_noise(sentence)
            if sentence.index != m.sentence and is_other:
                continue  # "The drone threat over Rostov Region was lifted"
            lists = [pl for pl in reading.place_lists if pl.role == "goal" or not pl.role]
            # "44 drones and three missiles, the missiles over Crimea"
            lists = [pl for pl in lists if not _is_of_other_thing(pl, m)]
            if any(_zones(pl, _NAMED) for pl in lists if not _is_of_country(pl)):
                quoted = report.quote(sentence)
                number = m.quantity.high or m.quantity.low
                yield f"a number without a place beside places ({number}): {quoted}"


def _is_of_country(places: PlaceList) -> bool:
    return any(p.kind == "country" for p in places.places)


def _is_of_unsettled_region(m: Mention, report: _Report) -> bool:
    """«Губернатор назвал меньше: над областью 20» behind a list of three regions."""
    is_meant = m.has_borrowed_place or any(p.note.endswith("named before") for p in m.places)
    if m.speaker.home or not is_meant:
        return False
    for sentence in reversed(report.sentences[max(0, m.sentence - _REACH) : m.sentence + 1]):
        lists = [pl for pl in sentence.reading.place_lists if pl.start < m.start]
        zones = {z for pl in lists for z in _zones(pl, _HOMES) if not z.startswith("SEA-")}
        if zones:
            return len(zones) > 1 and zones not in _CAPITAL
    return False


# ---------------------------------------------------------------- claimants
def _misfits_of_claimants(report: _Report) -> Iterator[str]:
    """Somebody who is hardly named tells of no place that the others tell of."""
    zones: dict[Claimant, set[str]] = defaultdict(set)
    for c in _downed(report.claims):
        zones[c.claimant].update(c.zones)
    for one, other in itertools.combinations(zones, 2):
        is_vague = one in _TOLD_BY_OTHERS or other in _TOLD_BY_OTHERS
        is_wide = {*_RUSSIA} in (zones[one], zones[other])
        if is_vague and is_wide and all(zones[one].isdisjoint(zones[x]) for x in zones if x != one):
            yield f"no place in common: {one} and {other}"
