"""A report read from end to end: sentences → mentions → groups → claims, checks and a status."""

from claims.model import Check, Claim, ParsedReport, Report, Status, Window
from claims.parse.counts.percentages import join_percentages
from claims.parse.dating.dater import Dater
from claims.parse.dating.local_time import settle_local_hours
from claims.parse.mentions.draft import OPINIONS, name_things, plain_outcome
from claims.parse.mentions.mention import NOBODY, Mention, Speaker, count_each_time
from claims.parse.places.datelines import blank_datelines, blank_titles
from claims.parse.report.all_of_them import (
    add_all_of_them,
    doubt_one_downed,
    note_their_end,
    place_told_one,
)
from claims.parse.report.attribution import attribute, carry_speaker, count_for_both
from claims.parse.report.audit import audit, audit_silence, tells_of_downed_drones
from claims.parse.report.borrowed import multiply_each_place, place_at_goal, place_under_fire
from claims.parse.report.coherence import check_coherence
from claims.parse.report.corrected import (
    replace_listed,
    withdraw_announced,
    withdraw_outgrown,
    withdraw_recalled,
)
from claims.parse.report.doubts import Doubts, breaks_off
from claims.parse.report.evidence import (
    Evidence,
    counts_apart,
    default_subject,
    heads_work,
    is_told_by_ministry,
    judges_raid,
    tells_only_that,
    weigh_bare_counts,
    weigh_list,
    weigh_words,
)
from claims.parse.report.fallen import count_fallen
from claims.parse.report.numberless import read_without_number
from claims.parse.report.other_direction import drop_other_direction, is_abroad, leave_target
from claims.parse.report.ranked import drop_ranked
from claims.parse.report.regions import Regions
from claims.parse.report.relevance import judge_mention
from claims.parse.report.sentences import read_sentences
from claims.parse.report.surroundings import surroundings_of
from claims.parse.report.told_before import (
    adopt_signature,
    place_all_of_them,
    place_them,
    place_told_apart,
    relate,
    take_for_drones,
)
from claims.parse.sentence.goals import mark_aims
from claims.parse.sentence.passages import Sentence
from claims.parse.sums.gather import (
    UKRAINIAN,
    adopt_claimants,
    adopt_headline,
    drop_echoes,
    group_mentions,
    withdraw_corrected,
)
from claims.parse.sums.group import Group
from claims.parse.sums.lent_windows import adopt_windows, check_windows
from claims.parse.sums.reconcile import reconcile
from claims.parse.sums.sent import settle_launched, settle_lone_hits
from claims.parse.sums.shares import adopt_doers, adopt_flown, adopt_shares
from claims.parse.sums.spans import span_sums
from claims.parse.times.dated import is_of_no_day
from claims.parse.voices.publishers import publisher_home, publisher_speaker
from claims.parse.words.clean import clean_text
from claims.parse.words.language import detect_language
from claims.parse.words.lexicon import load_lexicon
from claims.parse.words.tokens import Token, kinds_of, tokenize, traits_of

MOST_COUNTS = 500
"""A report with more counts is not compared: comparing grows with their square."""

_RAIDS = frozenset({"launched", "hit"})


def _denies(m: Mention) -> bool:
    """ "None of its drones had been near Karelia", Kyiv says: a denial, and no count."""
    is_told = m.has_verb and m.outcome != "launched"
    return m.quantity.high == 0 and not is_told and m.speaker.claimant in UKRAINIAN


class ReportParser:
    """Parses one report. Make one per report and call `parse` once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.lang = report.lang or detect_language(report.text)
        self.dater = Dater(report.published)
        self.doubts = Doubts(report.text)
        self.home = publisher_home(report.publisher)
        self.is_bare_count = False
        self.evidence = Evidence(False, False, False)

    # ---------------------------------------------------------------- reading sentences
    def parse(self) -> ParsedReport:
        """The claims of the report, the checks that ran, and how far they can be trusted."""
        text = self.report.text
        tokens = tokenize(clean_text(text), text, load_lexicon(self.lang))
        traits = traits_of(tokens)
        if "percent" in traits:
            tokens = join_percentages(tokens)
        if "aim" in traits:
            mark_aims(tokens)
        told = kinds_of(tokens)
        is_denial = "speaker" in told and judges_raid(tokens, told)
        is_work = heads_work(tokens, told)
        if told.isdisjoint({"subject", "zero", "outcome", "over"}) and not (is_denial or is_work):
            return self._not_a_claim()
        things = name_things(tokens)
        # "of the drones" names them, too
        subjects = {*things, *(str(t.kinds["of_them"]) for t in tokens if "of_them" in t.kinds)}
        subjects.discard("")
        outcomes = {plain_outcome(t.kinds) for t in tokens if "outcome" in t.kinds}
        is_list = {"over", "place", "speaker"} <= told and bool(told & {"digits", "number"})
        is_telling = (
            is_denial
            or is_work
            or subjects
            or "zero" in told
            or is_list
            or outcomes & {"destroyed", "hit"}
        )
        if not is_telling:
            return self._not_a_claim()
        self.is_bare_count = not outcomes and "all_of_them" not in told
        self.evidence = weigh_words(tokens, told, traits, subjects, outcomes)
        blank_datelines(tokens, text)
        if "quote" in told:
            blank_titles(tokens)
        sentences = read_sentences(tokens, traits, default_subject(things), text, self.lang)
        settle_local_hours(sentences, self.home)
        number = sum(len(s.reading.mentions) for s in sentences)
        if number > MOST_COUNTS:
            reason = f"more than {MOST_COUNTS} counts: read the text in pieces"
            return ParsedReport("partial", self.lang, reasons=(reason,), id=self.report.id)
        is_told = is_told_by_ministry(sentences, self.report.publisher)
        if outcomes <= _RAIDS and counts_apart(sentences):
            self.is_bare_count = True
        if self.is_bare_count:
            self.evidence = weigh_bare_counts(self.evidence, sentences, is_told)
        elif number > 1:
            self.evidence = weigh_list(self.evidence, sentences, is_told)
        regions = Regions(self.home, sentences, self.doubts)
        mentions, numberless = self._collect(sentences, regions)
        return self._conclude(sentences, mentions, numberless, tokens, bool(regions.named_zones))

    def _not_a_claim(self) -> ParsedReport:
        return ParsedReport("not_a_claim", self.lang, id=self.report.id)

    # ---------------------------------------------------------------- mentions
    def _collect(
        self, sentences: list[Sentence], regions: Regions
    ) -> tuple[list[Mention], list[tuple[int, Claim]]]:
        """The counts that are claims, and the claims without numbers with their positions."""
        mentions: list[Mention] = []
        numberless: list[tuple[int, Claim]] = []
        carried = publisher_speaker(self.report.publisher, self.home)
        default = carried or self._first_speaker(sentences)
        speaker = default or NOBODY
        is_presumed = carried is None  # that the ministry speaks: it is not yet named
        previous: Mention | None = None
        asks = is_answer = False
        for sentence in sentences:
            reading = sentence.reading
            regions.remember(sentence)
            if "unrelated" in sentence.told or "hit" in reading.outcomes:
                count_fallen(sentence, mentions)
            following = sentences[sentence.index + 1 : sentence.index + 2]
            is_ended = note_their_end(sentence, next(iter(following), None))
            # "Drones were downed but he gave no number. The ministry said 17": it goes on
            found = self._valid_mentions(sentence, asks or bool(previous), is_answer, is_ended)
            asks = not found and tells_only_that(sentence)
            is_asked = asks or (sentence.is_question and self.evidence.has_drones)
            is_answer = is_asked and "how_many" in sentence.told
            self.dater.date_mentions(sentence, found)
            attribute(sentence, found, default, speaker)
            is_presumed = is_presumed and not sentence.speakers
            for m in found:
                m.is_presumed = is_presumed
                place_told_one(m, sentence)
                place_at_goal(m, sentence)
                regions.place_mention(m, sentence, previous)
                if m.is_each:
                    multiply_each_place(m, sentence)
                if self.is_bare_count and m.outcome != "hit":
                    m.notes.append("no verb: the ministry counts what was downed")
                if _denies(m):
                    reading.outcomes.add("denied")
                    continue
                if self._is_dropped(m, sentence, mentions):
                    continue
                relate(m, sentence, mentions, previous)
                previous = m
                mentions.extend(count_each_time(m))
            speaker = carry_speaker(sentence, found, mentions, speaker)
            is_told_before = (
                add_all_of_them(sentence, mentions)
                or place_all_of_them(sentence, mentions)
                or place_them(sentence, mentions)
                or (not found and place_told_apart(sentence, mentions))
                or (not found and place_under_fire(sentence, sentences, mentions))
            )
            if not (found or is_told_before) or not reading.outcomes.isdisjoint(OPINIONS):
                has_drones = self.evidence.has_drones and not self.is_bare_count
                numberless.extend(
                    (claim.span[0], claim)
                    for claim in read_without_number(
                        sentence, speaker, is_presumed, regions, self.dater, self.doubts, has_drones
                    )
                )
        if self.evidence.has_drones:
            take_for_drones(sentences, mentions)
        adopt_signature(sentences, mentions)
        replace_listed(sentences, mentions)
        withdraw_announced(sentences, mentions)
        withdraw_recalled(sentences, mentions)
        drop_ranked(sentences, mentions)
        return mentions, numberless

    def _is_dropped(self, m: Mention, sentence: Sentence, mentions: list[Mention]) -> bool:
        """Whether a count is no claim after all: cut off, abroad, or told before."""
        if m.is_withdrawn and self.doubts.is_cut_off:
            return True
        leave_target(m, sentence.tokens)
        if is_abroad(m) and m.outcome != "launched":
            return True
        # told before: here it is only what another number is a share of
        before = sentence.tokens[m.index - 1].traits if m.index and not m.places else frozenset()
        is_base = m.is_base or "those" in before  # «33 с учётом этих восьми»
        if "left_out" in sentence.told:  # «пять в число 24 не входят»
            is_base = is_base or m.has_borrowed_place or not m.places
        return is_base and any(
            x.quantity == m.quantity and not (x.zone_sets and m.zone_sets and x.zones != m.zones)
            for x in mentions
        )

    def _first_speaker(self, sentences: list[Sentence]) -> Speaker | None:
        for sentence in sentences:
            for found in sentence.speakers:
                if found.speaker.claimant == "ru_mod":
                    return found.speaker
        return None

    def _valid_mentions(
        self, sentence: Sentence, follows: bool, is_answer: bool, is_ended: bool
    ) -> list[Mention]:
        """The mentions of a sentence that are claims of this kind; the others are noise."""
        reading = sentence.reading
        if not reading.mentions:
            return []
        around = surroundings_of(sentence, is_answer, is_ended)
        valid: list[Mention] = []
        for m in reading.mentions:
            m.verdict = judge_mention(m, around, self.evidence, follows or bool(valid))
            if m.verdict == "claim":
                valid.append(m)
        if valid:
            for word in reading.unknown_words:
                if self.doubts.is_stump(word):
                    self.doubts.reasons.append(f"the text breaks off: “…{word}”")
                    self.doubts.is_cut_off = True
                    valid = [m for m in valid if all(p.word != word for p in m.places)]
                else:
                    self.doubts.rejections.append(word)
            for doubt in reading.doubts:
                self.doubts.doubt(sentence, doubt)
        return valid

    # ---------------------------------------------------------------- conclusion
    def _conclude(
        self,
        sentences: list[Sentence],
        mentions: list[Mention],
        numberless: list[tuple[int, Claim]],
        tokens: list[Token],
        has_region: bool,
    ) -> ParsedReport:
        doubts = self.doubts
        mentions = drop_other_direction(mentions, sentences, self.lang)
        withdraw_outgrown(sentences, mentions)
        withdraw_corrected(mentions)
        mentions = [m for m in mentions if not m.is_withdrawn]
        mentions = drop_echoes(mentions)
        adopt_windows(mentions, self.dater.trailing)
        span_sums(mentions)
        adopt_claimants(mentions)
        adopt_headline(sentences, mentions)
        adopt_shares(sentences, mentions)
        adopt_doers(sentences, mentions)
        adopt_flown(mentions)
        settle_launched(mentions)
        settle_lone_hits(mentions)
        count_for_both(mentions)
        claims = list(numberless)
        checks: list[Check] = []
        doubts.is_cut_off = doubts.is_cut_off or breaks_off(tokens)
        for group in self._groups(mentions):
            reconcile(group)
            claims.extend(group.claims)
            checks.extend(group.checks)
            doubts.reasons.extend(group.reasons)
        checks.extend(check_windows(mentions))
        is_claiming = bool(mentions or claims)
        audited = [s for s in sentences if is_claiming or tells_of_downed_drones(s)]
        if audited:
            audit(audited, mentions, [claim for _, claim in claims], doubts)
        else:
            audit_silence(sentences, doubts)
        if self.evidence.has_drones:
            doubt_one_downed(sentences, mentions, doubts)
        for _, claim in claims:
            is_regional = claim.claimant == "ru_governor" and claim.role in ("total", "part")
            if is_regional and claim.zones == ("RU",) and has_region:
                doubts.reasons.append(
                    f"a governor's count of {claim.high or claim.low} without a region"
                )
        adds_up = any(c.rule == "parts_sum_to_total" and c.state == "ok" for c in checks)
        if doubts.is_cut_off and claims and not (adds_up and "comma" in tokens[-1].kinds):
            end = self.report.text[-40:].strip()
            doubts.reasons.append(f"the text breaks off: “…{end}”")
        for reason in doubts.reasons:
            if reason.startswith("unknown place: "):
                doubts.rejections.append(reason.removeprefix("unknown place: "))
        claims.sort(key=lambda pair: pair[0])
        rows = tuple(claim for _, claim in claims)
        checks.extend(check_coherence(sentences, mentions, rows, self.report.text))
        return self._report(rows, tuple(checks))

    def _groups(self, mentions: list[Mention]) -> list[Group]:
        """The counts of one claimant, window and thing together, ready to be reconciled."""
        labelled = group_mentions(mentions)
        groups = []
        for label, members in labelled:
            if self.doubts.is_cut_off:
                members[-1].is_mostly = True
            is_among_others = any(
                g[0].speaker.claimant != members[0].speaker.claimant
                and g[0].subject == members[0].subject
                and g[0].start < members[-1].start
                for _, g in labelled
            )
            groups.append(Group(members, label, is_among_others))
        return groups

    def _report(self, rows: tuple[Claim, ...], checks: tuple[Check, ...]) -> ParsedReport:
        """The claims with the status that the doubts leave them."""
        rows = tuple(
            claim._replace(window=Window()) if is_of_no_day(claim.window) else claim
            for claim in rows
        )
        if self.doubts.rejections:
            words = dict.fromkeys(f"unknown place word: {w}" for w in self.doubts.rejections)
            return ParsedReport("rejected", self.lang, (), checks, tuple(words), self.report.id)
        reasons = tuple(dict.fromkeys(self.doubts.reasons))
        if not rows and not reasons:
            return self._not_a_claim()
        status: Status = "partial" if reasons else "parsed"
        return ParsedReport(status, self.lang, rows, checks, reasons, self.report.id)
