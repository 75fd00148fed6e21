"""A report read from end to end: sentences → mentions → groups → claims, checks and a status."""

from dataclasses import replace

from claims.model import Check, Claim, Outcome, ParsedReport, Report, Status, Subject, Window
from claims.parse.clean import clean_text
from claims.parse.dating import Dater
from claims.parse.draft import plain_outcome
from claims.parse.gather import (
    DOWNED,
    UKRAINIAN,
    adopt_claimants,
    adopt_windows,
    check_windows,
    drop_echoes,
    group_mentions,
    is_other_direction,
    is_same_number,
    withdraw_corrected,
)
from claims.parse.group import Group
from claims.parse.implied import imply_counts
from claims.parse.language import detect_language
from claims.parse.lexicon import load_lexicon
from claims.parse.mentions import NOBODY, Mention, Speaker
from claims.parse.passages import Sentence, split_sentences
from claims.parse.places import Place, fold_places
from claims.parse.quantities import fold_counts
from claims.parse.reconcile import reconcile
from claims.parse.relevance import Evidence, Surroundings, judge_mention
from claims.parse.sentences import name_places_by_order, read_sentence
from claims.parse.speakers import FoundSpeaker, find_speakers, publisher_speaker, speaker_of
from claims.parse.times import find_times
from claims.parse.tokens import Token, tokenize
from claims.parse.windows import WindowReader
from geo.gazetteer import PlaceForm, load_gazetteer

MOST_COUNTS = 500
"""A report with more counts is not compared: comparing grows with their square."""

_AS = ("как", "як", "as")
_WITHOUT_NUMBER: tuple[Outcome, ...] = ("denied", "intent", "assessment")
_THERE = frozenset({"there", "туда", "там", "туди"})
_CRIMEA = ("UA-43", "UA-40")
_ABROAD = (*UKRAINIAN, "us_official", "western_officials")
_LOCAL = ("ru_governor", "ru_official", "independent_media")
_OPINIONS = frozenset({"denied", "intent", "assessment"})
_VOICES = frozenset({"speaker", "weak_speaker", "mayor", "head", "pronoun_speaker", "governor"})
_NOUN_KINDS = (
    ("кра", "krai"),
    ("krai", "krai"),
    ("territory", "krai"),
    ("республ", "republic"),
    ("республік", "republic"),
    ("republic", "republic"),
    ("област", "oblast"),
    ("oblast", "oblast"),
)
# A sentence without any of these tells nothing of counts, places, times or speakers.
_TELLING = frozenset(
    [
        "subject",
        "outcome",
        "place",
        "speaker",
        "governor",
        "weak_speaker",
        "mayor",
        "head",
        "pronoun_speaker",
        "zero",
        "digits",
        "number",
        "decimal",
        "vague",
        "range",
        "rest",
        "same",
        "fraction",
        "all_of_them",
        "denied",
        "intent",
        "assessment",
        "region_anaphora",
        "region_noun",
        "night",
        "night_of",
        "month",
        "weekday",
        "period",
        "part_of_day",
        "date",
        "clock",
        "correction",
        "hypothetical",
        "not_subject",
        "yesterday",
        "today",
        "other_time",
        "report_time",
        "bad_place",
    ]
)


_DATELINE_ENDS = frozenset({"comma", "stop_mark", "open", "bullet", "dash"})


def _blank_dateline(tokens: list[Token], text: str) -> None:
    """«МОСКВА, 5 марта — …», "KYIV (Agency) -": where it was written is no place of a claim."""
    for i in (0, 2):
        if i + 1 >= len(tokens):
            return
        form = tokens[i].kinds.get("place")
        after = tokens[i + 1].kinds
        if i and not tokens[i - 1].kinds.keys() & {"comma", "stop_mark", "dash", "open", "bullet"}:
            return
        is_listed = "dash" in after and any(
            t.kinds.keys() & {"digits", "number"} for t in tokens[i + 2 : i + 3]
        )
        if not isinstance(form, PlaceForm) or is_listed or not after.keys() & _DATELINE_ENDS:
            continue
        is_capital = form.zones[:1] in (("RU-MOW",), ("UA-30",), ("RU-SPE",)) or form.kind == "city"
        if is_capital and ("stop_mark" in after or text[tokens[i].start : tokens[i].end].isupper()):
            tokens[i].kinds = {}
            tokens[i].word = ""


def _has_no_telling_capitals(text: str) -> bool:
    """Whether a text is all in capitals, or has none, so that they mark no names."""
    return text[:60].isupper() or text[:400].islower()


def _voices(m: Mention, last: Mention, sentence: Sentence) -> list[FoundSpeaker]:
    """The speakers of a count: not one behind a semicolon who gives a count of his own."""
    end = next(
        (k for k, t in enumerate(sentence.tokens) if k > m.index and "semicolon" in t.kinds),
        len(sentence.tokens),
    )
    return [f for f in sentence.speakers if f.index < end or f.index > last.index]


def _closes_quotation(sentence: Sentence) -> bool:
    """Whether the sentence ends words in quotation marks that an earlier one began."""
    return sum("quote" in t.kinds for t in sentence.tokens) % 2 == 1


class ReportParser:
    """Parses one report. Make one per report and call `parse` once."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.lang = report.lang or detect_language(report.text)
        self.lexicon = load_lexicon(self.lang)
        self.dater = Dater(report.published)
        self.reasons: list[str] = []
        self.rejections: list[str] = []
        self.checks: list[Check] = []
        self.side_claims: list[tuple[int, Claim]] = []
        self.last_zones: tuple[str, ...] = ()
        self.named_zones: list[tuple[str, ...]] = []
        self.earlier_zones: list[tuple[str, ...]] = []
        self.listed: list[Place] = []
        self.only_region: tuple[str, ...] = ()
        self.goal_sentence, self.goal_start = -2, 0
        self.zones_before: list[tuple[str, ...]] = []
        self.zones_here: list[tuple[int, tuple[str, ...]]] = []
        self.named_seas: list[tuple[str, ...]] = []
        self.last_list: list[Place] = []
        self.bare_list: list[Place] = []
        self.home: tuple[str, ...] = self._publisher_home()
        self.is_cut_off = False
        self.last_person: Speaker | None = None
        self.last_voice: Speaker | None = None
        self.heading: tuple[str, ...] = ()
        self.is_bare_count = self.has_counts = False
        self.evidence = Evidence(False, False, False)
        self.unread: list[tuple[Sentence, Mention]] = []

    # ---------------------------------------------------------------- reading sentences
    def parse(self) -> ParsedReport:
        """The claims of the report, the checks that ran, and how far they can be trusted."""
        text = self.report.text
        cleaned = clean_text(text)
        tokens = tokenize(cleaned, text, self.lexicon)
        told = set().union(*[t.kinds for t in tokens])
        if told.isdisjoint({"subject", "zero", "outcome", "over"}):
            return self._not_a_claim()
        subjects = {str(t.kinds["subject"]).split("/")[0] for t in tokens if "subject" in t.kinds}
        outcomes = {plain_outcome(t.kinds) for t in tokens if "outcome" in t.kinds}
        is_list = {"over", "place", "speaker"} <= told and bool(told & {"digits", "number"})
        if (
            not subjects
            and "zero" not in told
            and not is_list
            and not outcomes & {"destroyed", "hit"}
        ):
            return self._not_a_claim()
        is_shouting = _has_no_telling_capitals(text)
        default = self._default_subject(subjects)
        self.is_bare_count = not outcomes
        self.evidence = Evidence(
            has_thing=bool(subjects),
            has_drones="drone" in subjects,
            has_verb="all_of_them" in told or "destroyed" in outcomes,
        )
        _blank_dateline(tokens, text)
        sentences = [Sentence(i, s) for i, s in enumerate(split_sentences(tokens))]
        has_moscow = any("RU-MOW" in getattr(t.kinds.get("place"), "zones", ()) for t in tokens)
        body = NOBODY
        for sentence in sentences:
            self._read_sentence(sentence, text, is_shouting, default, body, has_moscow)
            for found in sentence.speakers:
                if (
                    found.speaker.attribution == "official_body"
                    and found.speaker.claimant == "ru_mod"
                ):
                    body = found.speaker
                if found.speaker.attribution in ("named_official", "unnamed_source"):
                    self.last_person = found.speaker
                self.last_voice = found.speaker
        if sum(len(s.reading.mentions) for s in sentences) > MOST_COUNTS:
            reason = f"more than {MOST_COUNTS} counts: read the text in pieces"
            return ParsedReport("partial", self.lang, reasons=(reason,), id=self.report.id)
        has_night = any(e.kind in ("night", "range") for s in sentences for e in s.times)
        has_place = any("place" in t.kinds for s in sentences for t in s.tokens)
        if self.is_bare_count and (has_night or has_place):
            voices = [f.speaker.claimant for s in sentences for f in s.speakers]
            own = publisher_speaker(self.report.publisher, ())
            self.evidence = self.evidence._replace(
                has_verb="ru_mod" in voices or (own is not None and own.claimant == "ru_mod")
            )
        mentions = self._collect(sentences)
        return self._conclude(sentences, mentions, tokens)

    def _not_a_claim(self) -> ParsedReport:
        return ParsedReport("not_a_claim", self.lang, id=self.report.id)

    def _default_subject(self, subjects: set[str]) -> str:
        if {"drone", "missile", "target"} <= subjects:
            return "mixed"
        if "drone" in subjects or not subjects:
            return "drone"
        return next(iter(sorted(subjects - {"target"})), "target")

    def _publisher_home(self) -> tuple[str, ...]:
        publisher = (self.report.publisher or "").lower()
        forms = load_gazetteer().forms
        for word in publisher.replace("-", "_").split("_"):
            form: PlaceForm | None = forms.get(word)
            if form is not None and form.kind in ("city", "adjective", "name") and form.zones:
                return form.zones
        return ()

    def _read_sentence(
        self,
        sentence: Sentence,
        text: str,
        is_shouting: bool,
        default: str,
        body: Speaker,
        has_moscow: bool,
    ) -> None:
        tokens = sentence.tokens
        told = set().union(*[t.kinds for t in tokens])
        if told.isdisjoint(_TELLING):
            return
        sentence.times = find_times(tokens, self.lang)
        starts = [tokens[t.index].start for t in sentence.times]
        tokens = fold_places(tokens, text, is_shouting)
        tokens = fold_counts(tokens)
        if not told.isdisjoint(_VOICES):
            sentence.speakers = find_speakers(
                tokens, text, body, self.last_person, self.last_voice, has_moscow
            )
        imply_counts(tokens, not self.has_counts)
        self.has_counts = self.has_counts or any(
            "count" in t.kinds and not t.value.is_implied for t in tokens
        )
        sentence.tokens = tokens
        self.listed = name_places_by_order(tokens, self.listed)
        sentence.reading = read_sentence(tokens, default)
        for time, start in zip(sentence.times, starts, strict=True):
            time.index = start
            time.is_said = self.dater.is_said(tokens, start)

    # ---------------------------------------------------------------- mentions
    def _collect(self, sentences: list[Sentence]) -> list[Mention]:
        mentions: list[Mention] = []
        self.only_region = self._find_only_region(sentences)
        carried = publisher_speaker(self.report.publisher, self.home)
        pending_default = carried or self._first_speaker(sentences)
        speaker = pending_default or NOBODY
        previous: Mention | None = None
        for sentence in sentences:
            reading = sentence.reading
            self.earlier_zones = list(self.named_zones)
            self._remember_places(sentence)
            found = self._valid_mentions(sentence, previous)
            self.dater.date_mentions(sentence, found)
            earlier: list[int] = []
            for m in found:
                m.sentence = sentence.index
                said = speaker_of(m.index, earlier, _voices(m, found[-1], sentence))
                m.speaker = (pending_default if said is NOBODY else said) or speaker
                m.is_carried = said is None
                earlier.append(m.index)
                self._place_mention(m, sentence, previous)
                if self.is_bare_count:
                    m.notes.append("no verb: the ministry counts what was downed")
                if m.is_withdrawn and self.is_cut_off:
                    continue
                if m.places and all(p.kind == "country" and p.zones != ("RU",) for p in m.places):
                    continue
                if m.is_base and any(x.quantity == m.quantity for x in mentions):
                    continue  # told before: here only what another number is a share of
                if m.of_number is not None:
                    self._join_whole(m, mentions)
                if m.is_withdrawn:
                    self._give_to_other(m, sentence, previous)
                if m.is_corrected and not m.is_withdrawn:
                    self._replace_corrected(m, mentions)
                if (
                    m.is_of_them
                    and m.outcome == "launched"
                    and previous is not None
                    and previous.sentence == m.sentence
                    and not m.places
                ):
                    m.outcome, m.is_goal = previous.outcome, True  # «из них 14 пытались атаковать»
                if m.is_same and previous is not None:
                    m.quantity = previous.quantity
                    m.notes.append(f"as many as before: {previous.quantity.low}")
                previous = m
                mentions.append(m)
            if sentence.speakers and not reading.is_hypothetical:
                says = any(
                    t.kinds.keys() & {"say", "according", "colon"} for t in sentence.tokens
                ) or any(f.speaker.attribution == "unpublished_document" for f in sentence.speakers)
                if found:
                    speaker = found[-1].speaker
                else:
                    named = sentence.speakers[-1].speaker
                    speaker = named if says else speaker
                    self._adopt_speaker(mentions, named, sentence)
            is_told_before = self._place_all_of_them(sentence, mentions)
            if not (found or is_told_before) or not reading.outcomes.isdisjoint(_OPINIONS):
                self._side_claims(sentence, speaker)
            if found or reading.has_all_of_them:
                self._all_of_them(sentence, mentions)
        self._adopt_signature(sentences, mentions)
        corrected = [m for m in mentions if m.is_corrected and not m.is_withdrawn]
        head = sentences[0].tokens if sentences else []
        if corrected and len(head) <= 3 and any("correction" in t.kinds for t in head):
            first = mentions[0]
            if first is not corrected[-1]:
                first.is_withdrawn = True  # «Уточнение. … говорилось о 18 … Правильно — 16»
                if not corrected[-1].zone_sets:
                    corrected[-1].places = first.places
        return mentions

    def _join_whole(self, m: Mention, mentions: list[Mention]) -> None:
        """A share of a number told before belongs to its speaker and window."""
        whole = next((x for x in reversed(mentions) if x.quantity.low == m.of_number), None)
        if whole is not None:
            m.speaker, m.dated = whole.speaker, whole.dated

    def _give_to_other(self, m: Mention, sentence: Sentence, previous: Mention | None) -> None:
        """«14, а не 22, как уверяло министерство»: the number denied is somebody's claim."""
        tokens = sentence.tokens[m.index + 1 : m.index + 3]
        if len(tokens) < 2 or tokens[1].word not in _AS or "comma" not in tokens[0].kinds:
            return
        other = next((f.speaker for f in sentence.speakers if f.index > m.index), None)
        if other is not None:
            m.is_withdrawn = False
            m.speaker = other
            if previous is not None and not m.zone_sets:
                m.places = previous.places

    def _replace_corrected(self, m: Mention, mentions: list[Mention]) -> None:
        """«Позже уточнили: 16»: the same speaker's figure before it holds no more.

        It is the one that the text calls wrong («не три, а четыре»), or a single one: the last
        number of a list is not what a later headline corrects.
        """
        wrong = {x.quantity.low for x in mentions if x.is_withdrawn and x.sentence == m.sentence}
        earlier = [
            x
            for x in mentions
            if not x.is_withdrawn and x.speaker.claimant == m.speaker.claimant and x.zone_sets
        ]
        old = next((x for x in reversed(earlier) if x.quantity.low in wrong), None)
        if old is None and earlier:
            last = earlier[-1]
            is_single = sum(x.sentence == last.sentence for x in earlier) == 1
            old = last if is_single and (m.has_borrowed_place or not m.zone_sets) else None
        if old is not None and (not m.zone_sets or m.zone_sets == old.zone_sets):
            old.is_withdrawn = True
            m.places = old.places

    def _adopt_signature(self, sentences: list[Sentence], mentions: list[Mention]) -> None:
        """A speaker in the last words of a text signs what nobody else in it says."""
        last = next((s for s in reversed(sentences) if s.tokens), None)
        if last is None or not last.speakers:
            return
        found = last.speakers[-1]
        if len(last.tokens) - found.index <= 3:
            for m in mentions:
                if m.speaker is NOBODY:
                    m.speaker = found.speaker

    def _adopt_speaker(self, mentions: list[Mention], speaker: Speaker, sentence: Sentence) -> None:
        """«Об этом сообщил губернатор»: the next sentence says whose a count is."""
        if len(sentence.tokens) > 16 and not _closes_quotation(sentence):
            return
        for m in mentions:
            if m.speaker.claimant != speaker.claimant:
                is_meant = m.speaker is NOBODY
            else:
                is_meant = m.speaker[1:] == (speaker.attribution, None, ())
            if speaker.claimant == "other" and m.sentence < sentence.index - 1:
                continue  # a source who comes later speaks of other things
            if is_meant:
                m.speaker = speaker
                home = speaker.home or (
                    m.near_region if speaker.claimant in ("ru_governor", "ru_official") else ()
                )
                if not m.zone_sets and home:
                    m.places = [Place("zone", home, "", "the region of the office")]
                    m.has_borrowed_place = True

    def _remember_places(self, sentence: Sentence) -> None:
        """The regions that a sentence names, for «the region» in it and after it."""
        for found in sentence.speakers:
            if found.speaker.home:
                self.named_zones.append(found.speaker.home)
        lists = sentence.reading.place_lists
        if len(lists) == 1 and len(sentence.tokens) <= 4 and not sentence.reading.mentions:
            self.heading = lists[0].places[0].zones  # «Белгородская область.» over its paragraph
        self.zones_before = list(self.named_zones)
        self.zones_here = [
            (places.start, place.zones)
            for places in lists
            if places.role not in ("origin", "aside")
            for place in places.places
            if place.kind == "zone" and place.zones and not place.zones[0].startswith("SEA")
        ]
        for places in lists:
            if places.role in ("origin", "aside"):
                continue
            if len(places.places) > 1 and all(p.kind == "zone" for p in places.places):
                self.last_list = places.places
                if "destroyed" in sentence.reading.outcomes and not sentence.reading.mentions:
                    self.bare_list = [*self.bare_list, *places.places]
            is_attack = not sentence.reading.mentions and (
                "launched" in sentence.reading.outcomes or places.is_over
            )
            is_new = self.goal_sentence != sentence.index
            if is_new and (places.role == "goal" or is_attack):
                self.goal_sentence, self.goal_start = sentence.index, places.start
            for place in places.places:
                if place.zones and place.kind == "zone":
                    is_sea = place.zones[0].startswith("SEA")
                    (self.named_seas if is_sea else self.named_zones).append(place.zones)
        del self.named_zones[:-20]

    def _first_speaker(self, sentences: list[Sentence]) -> Speaker | None:
        for sentence in sentences:
            for found in sentence.speakers:
                if found.speaker.claimant == "ru_mod":
                    return found.speaker
        return None

    def _valid_mentions(self, sentence: Sentence, previous: Mention | None) -> list[Mention]:
        """The mentions of a sentence that are claims of this kind; the others are noise."""
        reading = sentence.reading
        around = Surroundings(
            sentence.tokens, reading, bool(sentence.speakers), bool(sentence.times)
        )
        valid: list[Mention] = []
        for m in reading.mentions:
            verdict = judge_mention(m, around, self.evidence, previous is not None or bool(valid))
            if verdict == "claim":
                valid.append(m)
            elif verdict == "unread":
                self.unread.append((sentence, m))
        if valid:
            for word in reading.unknown_words:
                if self._is_stump(word):
                    self.reasons.append(f"the text breaks off: “…{word}”")
                    self.is_cut_off = True
                    valid = [m for m in valid if all(p.word != word for p in m.places)]
                else:
                    self.rejections.append(word)
            for doubt in reading.doubts:
                self._doubt(sentence, doubt)
        return valid

    def _is_stump(self, word: str) -> bool:
        """Whether a word ends the text and begins the name of a place."""
        if not self.report.text.rstrip().endswith(word):
            return False
        start = word.lower()
        return any(form.startswith(start) for form in load_gazetteer().forms)

    def _doubt_unread(self, sentences: list[Sentence], mentions: list[Mention]) -> None:
        """Counts and places of the text that no claim took up."""
        for sentence, m in self.unread:
            reading = sentence.reading
            voices = {f.speaker.claimant for f in sentence.speakers}
            tells = (
                any(t.kind in ("night", "range", "since", "period") for t in sentence.times)
                or reading.subjects
                or reading.outcomes & {"destroyed", "suppressed"}
            )
            if not tells or (voices and voices <= set(UKRAINIAN)):
                continue
            if any(is_same_number(m, other) and m.subject == other.subject for other in mentions):
                continue  # the narration repeats a number that is read
            self._doubt(sentence, f"a count that was not read ({m.quantity.high})")
        claimed = {zone for m in mentions for zone in m.zones}
        counting = {m.sentence for m in mentions}
        for sentence in sentences:
            if sentence.index not in counting:
                continue
            for places in sentence.reading.place_lists:
                zones = {z for p in places.places if p.kind == "zone" for z in p.zones}
                if (
                    places.owner is None
                    and not places.role
                    and places.is_over
                    and not zones <= claimed
                ):
                    self._doubt(sentence, f"places without a count ({', '.join(sorted(zones))})")

    def _doubt(self, sentence: Sentence, why: str) -> None:
        tokens = sentence.tokens
        quoted = self.report.text[tokens[0].start : tokens[-1].end]
        self.reasons.append(f"{why}: “{quoted[:300]}”")

    def _place_mention(self, m: Mention, sentence: Sentence, previous: Mention | None) -> None:
        """Resolve «the region», districts and places of an office; keep the notes of cities."""
        home = m.speaker.home or self.home
        if m.speaker.claimant in ("ru_governor", "ru_official", "other"):
            home = home or self.heading
        resolved: list[Place] = []
        for place in m.places:
            if place.kind == "anaphora":
                zones = self._region_meant(place.word, home, sentence, m)
                if zones:
                    resolved.append(Place("zone", zones, place.word, "the region named before"))
                continue
            if place.kind == "town" and any(p.kind == "zone" for p in m.places):
                m.notes.append(f"also named: {place.word}")
                continue
            if place.kind in ("district", "town"):
                zones = home or self._own_region(sentence, m)
                is_other_item = any(
                    pl.owner is not None and pl.owner is not m
                    for pl in sentence.reading.place_lists
                )
                if not zones and place.kind == "district" and not is_other_item:
                    zones = self.only_region
                if zones:
                    m.is_district = True
                    resolved.append(
                        Place("zone", zones, place.word, f"district named: {place.word}")
                    )
                elif self._is_stump(place.word):
                    self.is_cut_off = m.is_withdrawn = True
                else:
                    self.rejections.append(place.word)
                continue
            if (
                place.kind == "country"
                and place.zones != ("RU",)
                and m.speaker.claimant not in UKRAINIAN
                and (len(m.places) > 1 or place.zones != ("UA",))  # Ukraine alone: its own skies
            ):
                self._doubt(sentence, f"a country among the places: {place.word}")
            resolved.append(place)
        if not m.is_each and len({p.zones for p in resolved}) == 1:
            resolved = resolved[:1]
        if not resolved and m.names_regions_again and m.region_number == len(self.last_list):
            resolved = self.last_list
            m.notes.append(f"the {m.region_number} regions named before")
        if not resolved and m.is_total and previous is None and self.bare_list:
            resolved = self.bare_list
            m.notes.append("the places listed before it")
        m.places = resolved
        for place in resolved:
            if place.note and place.note not in m.notes:
                m.notes.append(place.note)
            m.is_district = m.is_district or place.note.startswith("town")
        if (
            not m.places
            and not home
            and m.speaker.claimant == "ru_official"
            and m.speaker.attribution == "official_body"
            and len(set(self.named_zones)) == 1
        ):
            m.places = [Place("zone", self.named_zones[-1], "", "the only region named")]
        if not m.places and not home and m.speaker.claimant == "ru_governor":
            recent = self._own_region(sentence, m)
            if not recent and len(set(self.named_zones[-3:])) == 1:
                recent = self.named_zones[-1]
            if recent:
                m.places = [Place("zone", recent, "", "the region named before")]
        is_regional = m.speaker.claimant in ("ru_governor", "ru_official")
        if not m.places and home and is_regional:
            m.places = [Place("zone", home, "", "the region of the office")]
        if (
            not m.places
            and previous is not None
            and previous.outcome == "launched"
            and m.outcome != "launched"
            and previous.zone_sets
            and m.sentence - previous.sentence == 1
            and previous.speaker == m.speaker
            and not m.heads_list
        ):
            m.places = previous.places
            m.notes.append("the place of the attempt told before")
        if (
            not m.places
            and m.of_number is None
            and previous is not None
            and previous.zone_sets
            and (
                previous.speaker.claimant != m.speaker.claimant
                and len(previous.zone_sets) == 1
                and previous.dated.window == m.dated.window
                and m.sentence - previous.sentence <= 1
                and not m.heads_list
                and not self._is_split(m, sentence)
            )
        ):
            m.places = previous.places
            m.notes.append("the place that the claim before it names")
        if not m.places and previous is not None and previous.sentence == m.sentence:
            is_share = m.is_of_them or m.is_including
            is_next = previous.is_of_them or previous.is_including
            if m.subject != previous.subject and (
                (is_share and previous.subject == "other")
                or (is_next and previous.has_borrowed_place)
            ):
                m.places = previous.places  # «22 цели, из них 21 — беспилотник и одна — ракета»
        around = sentence.tokens[max(0, m.index - 3) : m.index + 5]
        names_sky = any("over" in t.kinds for t in around)  # «41 над всей страной»
        if not (m.places or names_sky or previous is None) and self._is_later_there(m, previous):
            m.places = previous.places
            m.notes.append("the place that the sentence names before")
        if m.speaker is NOBODY and not m.places:
            m.near_region = self._own_region(sentence, m)
        if m.outcome == "hit" and not m.places and len(set(self.named_zones)) == 1:
            m.places = [Place("zone", self.named_zones[-1], "", "the only region named")]
        if not m.places and not m.heads_list and self._follows_attack_on_only_region(m, sentence):
            m.places = [
                Place("zone", self.only_region, "", "the region attacked, the only one named")
            ]
        m.has_borrowed_place = bool(m.places) and not resolved
        if m.zone_sets and len(m.zone_sets) == 1:
            self.last_zones = m.zones

    def _is_later_there(self, m: Mention, previous: Mention) -> bool:
        """«С 20 до 24 часов над областью сбито 6 дронов, а с полуночи до 7 утра — ещё 15»."""
        return (
            m.sentence == previous.sentence
            and m.speaker == previous.speaker
            and m.dated.window != previous.dated.window
            and len(previous.zone_sets) == 1
            and not (m.names_thing or m.is_total or m.heads_list or m.region_number)
        )

    def _find_only_region(self, sentences: list[Sentence]) -> tuple[str, ...]:
        """The region that the whole text speaks of, if it names no other."""
        named = {found.speaker.home for s in sentences for found in s.speakers}
        for places in (pl for s in sentences for pl in s.reading.place_lists):
            if places.role not in ("origin", "aside"):
                named |= {p.zones for p in places.places if p.kind == "zone"}
        named = {zones for zones in named if zones and not zones[0].startswith("SEA")}
        return named.pop() if len(named) == 1 else ()

    def _follows_attack_on_only_region(self, m: Mention, sentence: Sentence) -> bool:
        """«Атака на Псковскую область. Минобороны заявило о семи сбитых»: no other region named."""
        is_near = self.goal_sentence >= sentence.index - 1
        is_behind = self.goal_start < m.start or m.outcome == "launched"
        is_share = m.is_rest or m.is_of_total or m.is_of_them or m.is_another or m.is_total
        return is_near and is_behind and not is_share and bool(self.only_region)

    def _is_split(self, m: Mention, sentence: Sentence) -> bool:
        """«33 БпЛА, в том числе 14 над Крымом»: a headline of places that follow."""
        following = (x for x in sentence.reading.mentions if x.index > m.index)
        return any(x.zone_sets and (x.is_including or x.is_of_them) for x in following)

    def _own_region(self, sentence: Sentence, m: Mention) -> tuple[str, ...]:
        """The one region that the sentence or the text names, for its towns and districts."""
        named = {
            place.zones
            for places in sentence.reading.place_lists
            for place in places.places
            if place.kind == "zone" and places.role != "origin" and places.owner in (None, m)
        }
        if not named and m.speaker.claimant in ("ru_governor", "ru_official"):
            named = {zones for x in sentence.reading.mentions for zones in x.zone_sets}
        if len(named) == 1:
            return next(iter(named))
        if (
            not named
            and not any(pl.owner for pl in sentence.reading.place_lists if pl.owner is not m)
            and len(set(self.named_zones)) == 1
        ):
            return self.named_zones[-1]
        return ()

    def _region_meant(
        self, word: str, home: tuple[str, ...], sentence: Sentence, m: Mention
    ) -> tuple[str, ...]:
        """«Над краем», "the republic": the region of that kind named last, or the office's own."""
        if "остров" in word or "острів" in word or "peninsula" in word:
            return ("UA-43",)
        if word == "the sea" or word.startswith("мор"):
            return next((z for z in reversed(self.named_seas)), ())
        noun = next((n for stem, n in _NOUN_KINDS if stem in word), "")
        if noun:
            kinds = load_gazetteer().zones
            for zones in reversed(self.named_zones):
                if len(zones) == 1 and kinds[zones[0]].kind == noun:
                    return zones
        before = self.earlier_zones + [
            place.zones
            for places in sentence.reading.place_lists
            if places.end < m.start
            for place in places.places
            if place.kind == "zone" and not place.zones[0].startswith("SEA")
        ]
        return home or next(iter(reversed(before or self.named_zones)), ())

    def _all_of_them(self, sentence: Sentence, mentions: list[Mention]) -> None:
        """«12 дронов атаковали, все сбиты»: as many were downed as were launched."""
        if not sentence.reading.has_all_of_them:
            return
        for m in reversed(mentions):
            if m.outcome == "launched" and m.is_exact and m.sentence >= sentence.index - 1:
                copy = replace(
                    m, outcome="destroyed", notes=[*m.notes, "all of them, the text says"]
                )
                mentions.append(copy)
                m.is_aside = True
                return

    def _place_all_of_them(self, sentence: Sentence, mentions: list[Mention]) -> bool:
        """«Обе ракеты — над Чёрным морем», «все они сбиты над Крымом»: a count told before.

        Gives whether the sentence does so: its place is then that of the count.
        """
        reading = sentence.reading
        free = [pl for pl in reading.place_lists if pl.owner is None and pl.is_over and not pl.role]
        if len(free) != 1 or not (reading.all_subject or reading.has_all_of_them):
            return False
        told = [
            m
            for m in mentions
            if m.sentence <= sentence.index
            and m.outcome in DOWNED
            and m.subject == (reading.all_subject or m.subject)
            and not m.is_withdrawn
        ]
        if not told or told[-1].zone_sets:
            return False
        told[-1].places = list(free[0].places)
        free[0].owner = told[-1]
        return True

    # ---------------------------------------------------------------- windows
    # ---------------------------------------------------------------- claims without numbers
    def _side_claims(self, sentence: Sentence, speaker: Speaker) -> None:
        """Denied, meant, judged, struck, or merely named: claims that carry no number."""
        reading = sentence.reading
        outcomes = reading.outcomes
        if reading.is_hypothetical or not sentence.tokens:
            return
        own = sentence.speakers[-1].speaker if sentence.speakers else speaker
        zones = tuple(
            sorted(
                {
                    z
                    for pl in reading.place_lists
                    if pl.role not in ("origin", "aside")
                    and (pl.has_preposition[0] or pl.role or "hit" in outcomes)
                    for p in pl.places
                    if p.kind != "country"
                    for z in p.zones
                }
            )
        )
        outcome: Outcome | None = None
        if reading.is_negated and "launched" in outcomes and own.claimant in UKRAINIAN:
            outcomes = outcomes | {"denied"}
        said = [
            name
            for name in _WITHOUT_NUMBER
            if name in outcomes and (sentence.speakers or name == "intent")
        ]
        if said:
            outcome = said[0]
            own = self._speaker_at(sentence, said[0], own)
        if not zones and self.named_zones and any(t.word in _THERE for t in sentence.tokens):
            zones = self.named_zones[-1]
        is_negated = any(t.kinds.keys() & {"negation", "zero"} for t in sentence.tokens)
        is_abroad = own.claimant in _ABROAD and bool(sentence.speakers)
        if is_abroad and is_negated and outcomes & {"launched", "hit"}:
            outcome = "denied"  # "said it had launched nothing at the region"
        if outcome is None and reading.mentions:
            return
        if outcome is None and self._is_statement(sentence):
            outcome = "assessment"
        if outcome is None:
            if not reading.subjects and not ("hit" in outcomes and own.claimant in UKRAINIAN):
                return
            has_places = bool(zones)
            if not has_places:
                return
            for name in ("hit", "destroyed", "suppressed", "launched"):
                if name in outcomes:
                    outcome = name
                    break
        if outcome is None:
            return
        if outcome in DOWNED and not reading.has_drones and not reading.subjects:
            return
        if outcome in DOWNED and self._downs_else(sentence):
            return
        is_over_ukraine = all(z.startswith("UA-") and z not in _CRIMEA for z in zones)
        if zones and is_over_ukraine and not own.claimant.startswith("ru_"):
            return
        for word in reading.unknown_words:
            if outcome in DOWNED:
                self.rejections.append(word)
        subject: Subject = "drone"
        for name in ("missile", "boat", "aircraft"):
            if name in reading.subjects and not reading.has_drones:
                subject = name  # type: ignore[assignment]
        self.dater.date_mentions(sentence, [])
        window = (
            self.dater.windows.last.window if not sentence.times or outcome in DOWNED else Window()
        )
        if sentence.times:
            heads, default = self.dater.heads(sentence)
            if heads:
                window = WindowReader(self.report.published).read(heads[0], default).window
        tokens = sentence.tokens
        claim = Claim(
            role="other",
            subject=subject,
            outcome=outcome,
            zones=zones or ("RU",),
            low=None,
            high=None,
            qualifier="unstated",
            claimant=own.claimant,
            attribution=own.attribution,
            window=window,
            span=(tokens[0].start, tokens[-1].end),
            notes=("the text gives no number",),
            claimant_name=own.name,
        )
        self.side_claims.append((tokens[0].start, claim))
        for name in said[1:]:
            other = self._speaker_at(sentence, name, own)
            if other != own:  # "the staff denied it; a source said it was meant to …"
                claim = replace(
                    claim,
                    outcome=name,
                    claimant=other.claimant,
                    attribution=other.attribution,
                    claimant_name=other.name,
                )
                self.side_claims.append((tokens[0].start, claim))

    def _speaker_at(self, sentence: Sentence, kind: str, default: Speaker) -> Speaker:
        """Who speaks where a sentence denies, means or judges: the speaker before the word."""
        at = next((k for k, t in enumerate(sentence.tokens) if kind in t.kinds), None)
        before = [f.speaker for f in sentence.speakers if at is not None and f.index < at]
        return before[-1] if before else default

    def _is_statement(self, sentence: Sentence) -> bool:
        """Words of a speaker in quotation marks that tell of no drones."""
        kinds = [t.kinds for t in sentence.tokens]
        return (
            any(f.speaker.claimant not in _LOCAL for f in sentence.speakers)
            and not sentence.reading.subjects
            and not sentence.reading.outcomes
            and any("say" in k or "according" in k for k in kinds)
            and any("quote" in k for k in kinds)
            and self.evidence.has_drones
        )

    def _downs_else(self, sentence: Sentence) -> bool:
        """«дрони знищили два танки»: what the drones destroyed is named behind the verb."""
        pairs = zip(sentence.tokens, sentence.tokens[1:], strict=False)
        return any("outcome" in a.kinds and "noise" in b.kinds for a, b in pairs)

    # ---------------------------------------------------------------- conclusion
    def _conclude(
        self, sentences: list[Sentence], mentions: list[Mention], tokens: list[Token]
    ) -> ParsedReport:
        mentions = [m for m in mentions if not is_other_direction(m)]
        withdraw_corrected(mentions)
        mentions = [m for m in mentions if not m.is_withdrawn]
        mentions = drop_echoes(mentions)
        adopt_windows(mentions, self.dater.trailing)
        adopt_claimants(mentions)
        claims: list[tuple[int, Claim]] = list(self.side_claims)
        groups = group_mentions(mentions)
        self.is_cut_off = self.is_cut_off or self._is_cut_off(tokens)
        for label, members in groups:
            if self.is_cut_off:
                members[-1].is_including = True
            is_among_others = any(
                g[0].speaker.claimant != members[0].speaker.claimant
                and g[0].subject == members[0].subject
                for _, g in groups
            )
            group = Group(members, label if len(groups) > 1 else "", is_among_others)
            reconcile(group)
            claims.extend(group.claims)
            self.checks.extend(group.checks)
            self.reasons.extend(group.reasons)
        self.checks.extend(check_windows(mentions))
        if mentions or claims:
            self._doubt_unread(sentences, mentions)
        for _, claim in claims:
            is_regional = claim.claimant == "ru_governor" and claim.role in ("total", "part")
            if is_regional and claim.zones == ("RU",) and self.named_zones:
                self.reasons.append(f"a governor's count of {claim.high} without a region")
        adds_up = any(c.rule == "parts_sum_to_total" and c.state == "ok" for c in self.checks)
        if self.is_cut_off and claims and not (adds_up and "comma" in tokens[-1].kinds):
            self.reasons.append("the text breaks off: “…" + self.report.text[-40:].strip() + "”")
        for reason in list(self.reasons):
            if reason.startswith("unknown place: "):
                self.rejections.append(reason.removeprefix("unknown place: "))
        claims.sort(key=lambda pair: pair[0])
        rows = tuple(claim for _, claim in claims)
        if self.rejections:
            words = tuple(dict.fromkeys(f"unknown place word: {w}" for w in self.rejections))
            return ParsedReport(
                "rejected", self.lang, (), tuple(self.checks), words, self.report.id
            )
        reasons = tuple(dict.fromkeys(self.reasons))
        if not rows and not reasons:
            return self._not_a_claim()
        status: Status = "partial" if reasons else "parsed"
        return ParsedReport(status, self.lang, rows, tuple(self.checks), reasons, self.report.id)

    def _is_cut_off(self, tokens: list[Token]) -> bool:
        """Whether the last words are a stump: a dangling count or the start of a known word."""
        if not tokens or "stop_mark" in tokens[-1].kinds:
            return False
        last = tokens[-1]
        if last.kinds.keys() & {
            "over",
            "in",
            "dash",
            "and",
            "comma",
            "digits",
            "number",
            "open",
            "colon",
        }:
            return not ("digits" in last.kinds or "number" in last.kinds) or (
                len(tokens) > 1 and bool(tokens[-2].kinds.keys() & {"comma", "and"})
            )
        return (
            not last.kinds
            and bool(last.word)
            and len(last.word) < 6
            and len(tokens) > 1
            and bool(
                tokens[-2].kinds.keys()
                & {"comma", "and", "over", "dash", "digits", "number", "count"}
            )
        )
