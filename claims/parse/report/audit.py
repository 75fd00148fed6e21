"""A report held against its own text: what the sentences tell and no claim took up.

Every step before this one may pass something over. Here each sentence is gone through once, and a
number, a place or a noun that looks like a claim and is in none makes the report `partial`, with
the sentence; so that what is not read is never silent.
"""

from claims.model import Claim, Claimant, Outcome, Subject, Window
from claims.parse.counts.quantities import leads_to_thing
from claims.parse.mentions.draft import CLAUSE_ENDS, DOWNED, PlaceList
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import OCCUPIED
from claims.parse.report.claimed import Told
from claims.parse.report.doubts import Doubts
from claims.parse.report.noise import (
    counts_places,
    is_distance,
    is_of_debris,
    is_of_earlier,
    is_of_led_list,
    is_rate,
)
from claims.parse.sentence.named_things import is_adjective
from claims.parse.sentence.passages import Sentence
from claims.parse.sums.gather import UKRAINIAN
from claims.parse.words.tokens import kinds_of

_WINDOWS = frozenset({"night", "range", "since", "period"})
_RESULTS = frozenset({"destroyed", "suppressed", "hit"})
_LEADING = frozenset({"speaker", "say", "figure"})
_LISTS_ONE = frozenset({"and", "dash"})
_FLYING = frozenset({"drone", "missile", "boat"})
_COUNTING = frozenset({"ru_mod", "ru_governor"})
_NEIGHBOUR_REACH = 4
_MEASURE_REACH = 4
_TOLD_OTHERWISE = frozenset({"outcome", "unrelated", "modal", "other_work"})
_FLEW = frozenset({"flew", "goal", "hypothetical", "negation"})
_SHARING = frozenset({"mostly", "fraction", "denied"})
_NAMED = frozenset({"zone", "district"})
_NEAR = frozenset({"", "goal"})
_LINKS = frozenset({"about", "above", "at_least", "at_most", "below", "stop", "dash", "colon"})


def audit(
    sentences: list[Sentence], mentions: list[Mention], claims: list[Claim], doubts: Doubts
) -> None:
    """Add a doubt for whatever the sentences tell and neither counts nor claims took up.

    `mentions` are the counts that became claims. Takes time linear in the text.
    """
    told = Told(mentions, claims)
    for m in mentions:
        if m.region_meant and not m.places:
            why = f"a place that the text does not name: {m.region_meant}"
            doubts.doubt(sentences[m.sentence], why)
    for sentence in sentences:
        if not told.zones:
            _refuse_wide_lands(sentence, doubts)
        if not sentence.reading.is_hypothetical:
            _audit_counts(sentence, told, doubts)
            _audit_singulars(sentence, told, doubts)
            _audit_places(sentence, told, doubts)
            _audit_both(sentence, doubts)
    _audit_districts(sentences, mentions, claims, doubts)
    if mentions and (name := _name_without_number(sentences[-1])):
        doubts.reasons.append(f"the text breaks off: “…{name}”")
    if mentions and not told.zones:
        _audit_nowhere(sentences, mentions, told, doubts)


def _audit_both(sentence: Sentence, doubts: Doubts) -> None:
    """«Хвост одного дрона нашли в …, другого — в …; оба были сбиты»: two, and not the one."""
    found = [m for m in sentence.reading.mentions if m.verdict == "claim"]
    is_one = len(found) == 1 and found[0].quantity.low == found[0].quantity.high == 1
    is_all = is_one and sentence.reading.has_all_of_them
    if is_all and any("both" in t.traits or "every" in t.kinds for t in sentence.tokens):
        doubts.doubt(sentence, "a count that was not read (2)")


def _name_without_number(sentence: Sentence) -> str:
    """ "Kursk region 17, Bryansk region 9, Smolensk reg": a list that ends with a place alone."""
    lists = sentence.reading.place_lists[:-1]
    last = sentence.reading.place_lists[-1] if lists else None
    if last is None or last.owner is not None or last.role or len(last.places) > 1:
        return ""
    is_list = len(lists) > 1 and last.end == sentence.tokens[-1].end
    counted = all(pl.owner is not None and pl.owner.start > pl.end for pl in lists)
    return last.places[0].word if is_list and counted and not last.is_over else ""


def tells_of_downed_drones(sentence: Sentence) -> bool:
    """Whether a sentence says that drones were downed, so that a number in it is no other thing."""
    return sentence.reading.has_drones and "destroyed" in sentence.reading.outcomes


def audit_silence(sentences: list[Sentence], doubts: Doubts) -> None:
    """«Минобороны: Белгородская область — шесть уничтоженных, Курская — 4»: read as nothing.

    Russia's ministry counts over places in a text that tells of downing: hardly no claim. So too
    drones in the sky over a place that it or a governor counts with a verb of no table.
    """
    voices = {f.speaker.claimant for s in sentences for f in s.speakers}
    downs = any(not s.reading.outcomes.isdisjoint(DOWNED) for s in sentences)
    is_counting = not voices.isdisjoint(_COUNTING)
    is_ministry = "ru_mod" in voices and downs
    for sentence in sentences:
        if sentence.reading.is_hypothetical or not (is_counting or _acts_in_sky(sentence)):
            continue
        is_listed = is_ministry or not sentence.reading.outcomes.isdisjoint(DOWNED)
        for m in sentence.reading.mentions:
            is_number = m.is_exact and m.quantity.low and not (m.is_open or m.is_unrelated)
            is_drones = m.names_thing and m.subject == "drone" and not sentence.told & _FLEW
            is_drones = is_drones and (
                _is_over_places(m, sentence) or "doer" in sentence.told or _is_reported(m, sentence)
            )
            if is_number and ((is_listed and m.places) or is_drones):
                doubts.doubt(sentence, f"a count that was not read ({m.quantity.high})")


def _is_reported(m: Mention, sentence: Sentence) -> bool:
    """«Минобороны отчиталось о 36 дронах», «57 БПЛА за ночь — губернатор»: what else is told?"""
    voices = {f.speaker.claimant for f in sentence.speakers}
    if any(t.kind == "night" for t in sentence.times) and not voices.isdisjoint(_COUNTING):
        return sentence.told.isdisjoint(_TOLD_OTHERWISE)
    lead = sentence.tokens[max(0, m.index - 2) : m.index]
    return len(lead) == 2 and "reports" in lead[0].traits and "speaking_of" in lead[1].traits


def _acts_in_sky(sentence: Sentence) -> bool:
    """«Над Тулой заземлили шесть дронов», «На счету ПВО 48 дронов»: by no verb that is known."""
    if not sentence.told.isdisjoint(_TOLD_OTHERWISE) or only_ukraine_speaks(sentence):
        return False
    return "doer" in sentence.told or any(
        not t.kinds and "verbal" in t.traits for t in sentence.tokens
    )


# ---------------------------------------------------------------- numbers
def _audit_counts(sentence: Sentence, told: Told, doubts: Doubts) -> None:
    for m in sentence.reading.mentions:
        if m.verdict == "claim" or _is_label(m, sentence) or _counts_neighbours(m, sentence):
            continue
        if m.verdict == "unread":
            is_doubtful = (
                sentence.index in told.counting
                or m.is_of_them
                or _tells_of_downing(sentence)
                or _counts_nothing_else(sentence)
            )
        else:
            is_doubtful = _looks_like_claim(m, sentence, told)
        if told.is_of_other_things(m) and sentence.reading.outcomes.isdisjoint(_RESULTS):
            continue  # "a vehicle carries 12 missiles"
        is_doubtful = is_doubtful or (m.is_exact and m.quantity.low in told.unplaced)
        is_doubtful = is_doubtful or (m.is_another and m.is_each)  # «ещё по два записали на …»
        is_doubtful = is_doubtful or (m.is_exact and bool(m.places) and _gives_rest(sentence))
        if is_doubtful and not told.repeats(m):
            doubts.doubt(sentence, f"a count that was not read ({m.quantity.high})")


def _gives_rest(sentence: Sentence) -> bool:
    """«33 упали на Курщині, решта — на …»: the rest is what is left of all numbers before it."""
    return any(m.is_rest and m.verdict == "claim" for m in sentence.reading.mentions)


def only_ukraine_speaks(sentence: Sentence) -> bool:
    """Whether a sentence names speakers, and all of them are Ukraine's."""
    voices = {f.speaker.claimant for f in sentence.speakers}
    return bool(voices) and voices <= set(UKRAINIAN)


def _counts_nothing_else(sentence: Sentence) -> bool:
    """ "That's 16 in three hours": a bare number where no other thing is counted."""
    if only_ukraine_speaks(sentence):
        return False
    if any("noise" in t.kinds and "span" not in t.kinds for t in sentence.tokens):
        return False
    # «муж насчитал восемь вспышек, сосед — одиннадцать»
    return not any(m.is_open for m in sentence.reading.mentions)


def _is_label(m: Mention, sentence: Sentence) -> bool:
    """«2.», "1)": a number of an item; "Anna, 61, sweeping glass": an age; «жители (трое)»."""
    before = sentence.tokens[m.index - 1] if m.index else None
    if before is not None and "open" in before.kinds and m.verdict == "noise":
        return "of_people" in sentence.tokens[m.index].traits
    after = sentence.tokens[m.index + 1] if m.index + 1 < len(sentence.tokens) else None
    starts_line = before is None or "line" in before.kinds
    if starts_line and after is None:
        return sentence.tokens[m.index].word.isdigit()
    if after is None:  # "Record 4471."
        return m.index == 1 and not sentence.tokens[0].kinds and not m.names_thing
    if "close" in after.kinds and (starts_line or not _is_in_brackets(m, sentence)):
        return True
    is_inserted = before is not None and "comma" in before.kinds and "comma" in after.kinds
    return is_inserted and len(sentence.reading.mentions) == 1


def _is_in_brackets(m: Mention, sentence: Sentence) -> bool:
    """Whether the last bracket before a count is open; not so in "(night): 1) Tula, 2) Tver"."""
    near = reversed(sentence.tokens[max(0, m.index - _BRACKET_REACH) : m.index])
    brackets = (t.kinds for t in near if not _BRACKETS.isdisjoint(t.kinds))
    return "open" in next(brackets, {})


_BRACKET_REACH = 24
_BRACKETS = frozenset({"open", "close"})


def _counts_neighbours(m: Mention, sentence: Sentence) -> bool:
    """«(граничит с Тульской, Московской и ещё пятью)»: regions beside those of an aside."""
    following = sentence.tokens[m.index + 1 : m.index + 2]
    if m.names_thing or not any("close" in t.kinds for t in following):
        return False
    lists = [pl for pl in sentence.reading.place_lists if pl.end <= m.start]
    between = [t for t in sentence.tokens if lists and lists[-1].end <= t.start < m.start]
    is_joined = len(between) < _NEIGHBOUR_REACH and any("and" in t.kinds for t in between)
    return is_joined and lists[-1].role == "aside"


def _tells_of_downing(sentence: Sentence) -> bool:
    """Whether a sentence tells of things downed, or of a time; not if only Ukraine speaks."""
    reading = sentence.reading
    if only_ukraine_speaks(sentence):
        return False
    return bool(
        any(t.kind in _WINDOWS for t in sentence.times)
        or reading.subjects
        or not reading.outcomes.isdisjoint(DOWNED)
    )


def _looks_like_claim(m: Mention, sentence: Sentence, told: Told) -> bool:
    """Whether a count that passed for noise may be a claim after all."""
    if m.quantity.high is None or m.quantity.high == 0 or m.outcome not in DOWNED:
        return False
    if m.is_withdrawn and "untrue" in sentence.told:
        return False  # «Цифра 9 у попередньому дописі хибна»
    if (
        counts_places(m, sentence.tokens)
        or is_of_earlier(m, sentence.tokens)
        or is_of_led_list(m, sentence.tokens)
        or is_rate(m, sentence.tokens)
        or is_distance(m, sentence.tokens)
    ):
        return False
    if is_of_debris(m, sentence.tokens):  # "debris from one of ten downed drones": of the ten
        behind = range(m.index + 1, m.index + 3)
        wholes = [x for x in sentence.reading.mentions if x.index in behind]
        return any(x.verdict != "claim" for x in wholes)
    if only_ukraine_speaks(sentence):
        return False
    if m.is_unrelated and _fell_beside_another(m, sentence):
        return True
    if m.is_unrelated or m.is_open:
        return _is_over_places(m, sentence)
    if m.names_thing:
        return False
    return sentence.index in told.counting or _is_led_to(m, sentence)


def _is_over_places(m: Mention, sentence: Sentence) -> bool:
    """«17 нашли свой конец над Крымом»: a verb that is not known, and a place in the sky."""
    return any(pl.owner is m and pl.is_over for pl in sentence.reading.place_lists)


def _fell_beside_another(m: Mention, sentence: Sentence) -> bool:
    """«Два беспилотника упали под Ухтой, ещё один уничтожен»: counted with what was downed."""
    following = (x for x in sentence.reading.mentions if x.index > m.index)
    after = next(following, None)
    if after is None or not after.is_another or after.verdict != "claim":
        return False
    return any("fell" in t.traits for t in sentence.tokens[max(0, m.index - 3) : after.index])


def _is_led_to(m: Mention, sentence: Sentence) -> bool:
    """«Официально ведомство называло 118»: someone says the bare number."""
    before = sentence.tokens[max(0, m.index - 5) : m.index]
    if any("noise" in t.kinds for t in before) or "report_noun" in sentence.told:
        return False  # «кількість постраждалих зросла до п’яти», «цифра 9 у дописі хибна»
    for token in reversed(before):
        if not _LEADING.isdisjoint(token.kinds):
            return True
        if token.kinds and _LINKS.isdisjoint(token.kinds):
            return False
    return False


def _audit_singulars(sentence: Sentence, told: Told, doubts: Doubts) -> None:
    """«…, над Курской — квадрокоптер», "a drone and a missile": one thing that no count counts."""
    if sentence.index not in told.counting or "subject" not in sentence.told:
        return
    if "never" in sentence.traits:
        return  # "had never seen a drone shot down"
    if "nth" in sentence.told:
        _audit_next(sentence, doubts)
    nouns = [t for t in sentence.tokens if not is_adjective(t)]
    counted = {m.subject for m in sentence.reading.mentions} | {"drone"}
    for k, thing in enumerate(nouns):
        subject, _, number = str(thing.kinds.get("subject", "")).partition("/")
        if number != "1" or subject not in _FLYING:
            continue
        before, told_before = nouns[k - 1], nouns[max(0, k - 2)]
        if k and "dash" in before.kinds and "count" in told_before.kinds:
            continue  # «одну цель — разведывательный дрон»
        lead = [t for t in nouns[max(0, k - 4) : k] if not leads_to_thing(t)]
        if "of_them" in kinds_of(lead[-1:]):
            continue  # "one of them a quadcopter"
        is_joined = "indefinite" in before.traits or not _LISTS_ONE.isdisjoint(before.kinds)
        if (k and is_joined) or (not k and subject not in counted):
            doubts.doubt(sentence, f"a thing that is not counted ({thing.word})")


def _audit_next(sentence: Sentence, doubts: Doubts) -> None:
    """ "One at 2 a.m., another at 4 a.m. and a third just before dawn": one that nothing counts."""
    tokens = sentence.tokens
    is_counting = False
    for k, token in enumerate(tokens):
        is_counting = is_counting or "count" in token.kinds
        lead = tokens[k - 1].traits if k else frozenset()
        is_new = "article_first" in token.traits or "indefinite" in lead
        if not (is_new and is_counting and "nth" in token.kinds):
            continue
        end = k + 1
        while end < len(tokens) and not _WHEN.isdisjoint(tokens[end].kinds):
            end += 1
        if end > k + 1 and (end == len(tokens) or not CLAUSE_ENDS.isdisjoint(tokens[end].kinds)):
            doubts.doubt(sentence, f"a thing that is not counted ({token.word})")


_WHEN = frozenset({"time", "adjective", "in", "around_time"})


# ---------------------------------------------------------------- places
def _audit_places(sentence: Sentence, told: Told, doubts: Doubts) -> None:
    """Places in the sky, in a sentence that tells of downing, that no count and no claim has."""
    is_counting = sentence.index in told.counting
    if not is_counting and "destroyed" not in sentence.reading.outcomes:
        return
    for places in sentence.reading.place_lists:
        is_border = places.role == "border_of"  # «на границе двух областей, а возможно, и третьей»
        if places.owner is not None or (places.role and not is_border):
            continue
        is_share = sentence.index in told.splitting  # «решту записали на рахунок …»
        if not (places.is_over or is_border or is_share or (is_counting and _is_sea(places))):
            continue
        zones = {z for p in places.places if p.kind == "zone" for z in p.zones}
        is_own = not is_counting and _is_ukraines(zones, sentence)
        if not (zones <= told.named or is_own):
            doubts.doubt(sentence, f"places without a count ({', '.join(sorted(zones))})")


def _is_ukraines(zones: set[str], sentence: Sentence) -> bool:
    """«Над Сумщиною збито дев'ять „Шахедів“»: what Ukraine downs over itself, as it tells."""
    is_own = all(z.startswith("UA-") for z in zones) and zones.isdisjoint(OCCUPIED)
    return is_own and not any(f.speaker.claimant.startswith("ru_") for f in sentence.speakers)


def _audit_nowhere(
    sentences: list[Sentence], mentions: list[Mention], told: Told, doubts: Doubts
) -> None:
    """«22 дрона сбиты. Дело было под Тулой»: a number for all Russia, and one place beside it."""
    counting = {
        m.sentence
        for m in mentions
        if m.outcome in DOWNED and m.quantity.low and m.subject == "drone"
        if not (m.places or m.region_number or m.is_nationwide)
        if m.speaker.claimant not in UKRAINIAN
    }
    for sentence in sentences:
        is_beside = not counting.isdisjoint((sentence.index - 1, sentence.index + 1))
        if sentence.index not in counting and not (is_beside and _tells_what_fell(sentence)):
            continue
        is_of_some = not sentence.told.isdisjoint(_SHARING) or "hit" in sentence.reading.outcomes
        if is_of_some or any(m.verdict != "claim" for m in sentence.reading.mentions):
            continue  # "shot down 40; one crashed into a house in Voronezh"
        found = sentence.reading.mentions
        has_flown = len(found) > 1 and any(m.is_goal for m in found)  # a share flew there
        for places in sentence.reading.place_lists:
            zones = {z for p in places.places if p.kind in _NAMED for z in p.zones}
            if has_flown and places.role == "goal":
                continue
            is_near = places.role in _NEAR or _measures_from(places, sentence)
            if is_near and not zones <= told.named:
                doubts.doubt(sentence, f"places without a count ({', '.join(sorted(zones))})")


_DISTANCES = frozenset({"aside", "noise"})


def _measures_from(places: PlaceList, sentence: Sentence) -> bool:
    """ "Shot down 150 km from Moscow", «близ Тульской области»: outside, and who knows where."""
    before = [t for t in sentence.tokens if t.start < places.start][-_MEASURE_REACH:]
    is_measured = any(
        "near" in t.kinds or ("unit_of_length" in t.traits and not _DISTANCES.isdisjoint(t.kinds))
        for t in before
    )
    return places.role == "aside" and is_measured


def _tells_what_fell(sentence: Sentence) -> bool:
    """Whether a sentence tells where drones were downed, fell or flew to."""
    reading = sentence.reading
    if reading.has_all_of_them or not reading.has_drones:
        return reading.has_all_of_them or _tells_by_order(sentence)
    is_downed = not reading.outcomes.isdisjoint(DOWNED)
    is_goal = any(places.role == "goal" for places in reading.place_lists)
    return is_downed or is_goal or any("fell" in t.traits for t in sentence.tokens)


def _tells_by_order(sentence: Sentence) -> bool:
    """«Первое число касается Курской области, второе — Белгородской»: places of two counts."""
    ranks = [t for t in sentence.tokens if not _RANKS.isdisjoint(t.kinds)]
    others = [t for t in sentence.tokens if "noise" in t.kinds and t not in ranks]
    return len(ranks) > 1 and not others and len(sentence.reading.place_lists) > 1


_RANKS = frozenset({"ordinal", "nth"})


def _is_sea(places: PlaceList) -> bool:
    """Whether the places are open water, where nothing but things downed is told of."""
    return all(p.zones and p.zones[0].startswith("SEA") for p in places.places)


def _refuse_wide_lands(sentence: Sentence, doubts: Doubts) -> None:
    """«17 беспилотников, в основном над Заполярьем»: the only place is none of the map."""
    for places in sentence.reading.place_lists:
        if places.owner is None and not places.role:
            doubts.rejections.extend(p.word for p in places.places if p.kind == "macro")


_Key = tuple[str, Claimant, Window, Subject, Outcome]


def _audit_districts(
    sentences: list[Sentence], mentions: list[Mention], claims: list[Claim], doubts: Doubts
) -> None:
    """«Над Смоленской областью 13. В Рославльском районе шесть»: a part beside its whole."""
    if not any(m.is_district for m in mentions):
        return
    parts = {claim.span[0]: claim for claim in claims if claim.role == "part"}
    whole: set[_Key] = set()
    inner: dict[_Key, Mention] = {}
    for m in mentions:
        claim = parts.get(m.start)
        if claim is None or claim.low is None or m.has_borrowed_place:
            continue
        for zone in claim.zones:
            key = (zone, claim.claimant, claim.window, claim.subject, claim.outcome)
            if m.is_district:
                inner.setdefault(key, m)
            elif not any(place.note for place in m.places):
                whole.add(key)
    for key in (key for key in inner if key in whole):
        sentence = sentences[inner[key].sentence]
        doubts.doubt(sentence, f"a region and a place within it are counted apart ({key[0]})")
