"""What a sentence says of counts told before it: shares, "all of them", whose they are."""

from fractions import Fraction

from claims.parse.counts.numbers import Counted, Quantity
from claims.parse.mentions.draft import DOWNED, PlaceList
from claims.parse.mentions.mention import NOBODY, Mention, Speaker, subtract_exception
from claims.parse.places.place import AROUND, Place
from claims.parse.report.corrected import give_to_other, replace_corrected
from claims.parse.sentence.named_things import joins_told
from claims.parse.sentence.passages import Sentence
from claims.parse.sums.gather import UKRAINIAN
from claims.parse.voices.voice import FoundSpeaker
from claims.parse.words.tokens import Token, kinds_of

_HAPPENED_BY = frozenset({"stop", "aux", "over", "in", "dash", "time", "territory"})
_WHERE = frozenset({"where", "location"})
_FIGURES = frozenset({"figure", "report_noun"})
_LONGEST_PLACING = 12
_LONGEST_CLAUSE = 5
_POINTING_REACH = 3


def relate(
    m: Mention, sentence: Sentence, mentions: list[Mention], previous: Mention | None
) -> None:
    """Take from the counts told before what a count says by them: «из этих 22», «столько же»."""
    if m.is_exception:
        _leave_out_of_told(m, mentions)
    if m.of_number is not None:
        _join_whole(m, mentions)
    elif previous is not None and _goes_on(m, previous):
        m.speaker, m.dated, m.of_number = previous.speaker, previous.dated, previous.of_number
        m.is_of_told = previous.is_of_told
    if m.is_withdrawn:
        give_to_other(m, sentence, previous)
    m.is_corrected = m.is_corrected and not m.is_of_them  # «позже уточнили, что пять из них …»
    if m.is_corrected and not m.is_withdrawn:
        replace_corrected(m, sentence, mentions)
    if previous is None:
        return
    if not m.has_verb and m.outcome != previous.outcome and joins_told(sentence.tokens):
        m.outcome = previous.outcome  # «Запустили 12 дронов. А также две ракеты»
    if previous.outcome == "launched" and m.outcome in DOWNED and m.sentence == previous.sentence:
        # «атаковали 74 дрона, из них 58 сбиты»: the only count of downing
        if m.is_of_them and not m.places:
            m.places, m.has_borrowed_place = list(previous.places), True
        m.is_of_them = m.is_of_them and _tells_all_between(sentence, previous, m)
    if (whole := _other_share_of(m, mentions)) is not None:
        m.places, m.has_borrowed_place, m.is_of_them = list(whole.places), True, False
    is_share = m.is_of_them or m.is_including
    has_own_place = bool(m.places) and not m.has_borrowed_place
    is_apart = previous.dated.is_long and _has_own_night(m)
    is_apart = is_apart or _has_own_hours(m, sentence, previous)
    if m.is_of_them and not (has_own_place or is_apart) and m.speaker == previous.speaker:
        m.dated = previous.dated  # «Десять из них сбили до трёх часов ночи»: of that night
    is_of_sentence = is_share and previous.sentence == m.sentence and not has_own_place
    is_next = m.is_of_them and previous.sentence == m.sentence - 1 and previous.outcome in DOWNED
    if (is_of_sentence or (is_next and not has_own_place)) and m.outcome == "launched":
        m.outcome, m.is_goal = previous.outcome, True  # «из них 14 пытались атаковать»
    if m.is_rest and m.quantity.low is None and (m.has_borrowed_place or not m.places):
        _count_rest(m, mentions)
    if m.is_same:
        compared = (x for x in reversed(mentions) if m.than and x.zones == m.than)
        _repeat_number(m, next(compared, previous))


def _has_own_night(m: Mention) -> bool:
    """ "Of this month's 300, 40 were downed last night", but not "19 of them after noon"."""
    window = m.dated.window
    is_told = window.start is not None and window.start != window.end
    return is_told and not (m.dated.is_long or m.dated.part)


def _has_own_hours(m: Mention, sentence: Sentence, previous: Mention) -> bool:
    """«С 1:00 до 3:00 из них сбили 12»: hours of a share, that are not those of the whole."""
    if m.sentence == previous.sentence or m.dated.window.basis != "stated":
        return False
    return m.dated != previous.dated and any(time.kind == "range" for time in sentence.times)


def _goes_on(m: Mention, previous: Mention) -> bool:
    """«Из 33: двадцать один — Смоленская область, двенадцать — Псковская»: of the same whole."""
    is_told = previous.is_of_told or previous.of_number is not None
    return is_told and m.sentence == previous.sentence and bool(m.zone_sets)


def _join_whole(m: Mention, mentions: list[Mention]) -> None:
    """A share of a number told before belongs to its speaker and window."""
    whole = next((x for x in reversed(mentions) if x.quantity.low == m.of_number), None)
    if whole is not None:
        m.speaker, m.dated, m.is_of_told = whole.speaker, whole.dated, True
        m.is_of_them = m.is_of_them or m.is_goal or not m.zone_sets
    if not m.is_of_them:
        m.of_number = None  # "of the ten, seven over Penza": a part of its own place


def _leave_out_of_told(m: Mention, mentions: list[Mention]) -> None:
    """ "Sixteen were downed. All but three were over Lipetsk Oblast": of the sixteen thirteen."""
    told = (x for x in reversed(mentions) if x.sentence < m.sentence and x.subject == m.subject)
    whole = next((x for x in told if not (x.is_of_them or x.is_including)), None)
    if whole is not None:
        subtract_exception(m, whole)
    if m.is_exception:
        m.quantity = Quantity(None, None, "unstated")
    m.is_of_them = m.is_of_them and not m.zone_sets


def _repeat_number(m: Mention, previous: Mention) -> None:
    """«столько же», «вдвое меньше»: the number before it, or a multiple of it."""
    low, _, qualifier, _ = previous.quantity
    if m.multiple == "1":
        m.quantity = previous.quantity
        m.notes.append(f"as many as before: {low}")
        return
    if m.multiple[1:2] == " " and previous.is_exact and low is not None:
        changed = low + int(m.multiple.replace(" ", ""))
        m.quantity = Quantity(changed, changed, qualifier)
        m.notes.append(f"the difference: {low} {m.multiple}")
        return
    value = None if low is None or not previous.is_exact else low * Fraction(m.multiple)
    if value is not None and value.denominator == 1:
        m.quantity = Quantity(int(value), int(value), qualifier)
        m.notes.append(f"{m.multiple} of {low}")


def _count_rest(m: Mention, mentions: list[Mention]) -> None:
    """«Запущено 40. 31 уничтожен, остальные подавлены»: what is left of those sent before."""
    shares = [x for x in mentions if x.sentence == m.sentence]
    earlier = mentions[: len(mentions) - len(shares)]
    whole = earlier[-1] if earlier else None
    if whole is None or whole.outcome != "launched" or not (m.has_verb and m.outcome in DOWNED):
        return
    is_exact = all(x.is_exact and x.outcome in DOWNED for x in shares)
    known = [x.quantity.low or 0 for x in shares]
    left = (whole.quantity.low or 0) - sum(known)
    if shares and is_exact and whole.is_exact and left > 0:
        m.quantity = Quantity(left, left, "exact")
        terms = " − ".join(str(n) for n in (whole.quantity.low, *known))
        m.notes.append(f"the remainder: {terms}")
        m.is_rest = m.is_doer = m.is_of_them = False


def adopt_signature(sentences: list[Sentence], mentions: list[Mention]) -> None:
    """A speaker in the last words of a text signs what nobody else in it says."""
    last = next((s for s in reversed(sentences) if s.tokens), None)
    if last is not None and not last.speakers:
        _place_below(last, mentions)
    if last is None or not last.speakers:
        return
    found = last.speakers[-1]
    # "27 drones were downed. In Voronezh Region, nine, the governor said": of his the nine
    is_apart = any(m.zones and not m.has_borrowed_place for m in last.reading.mentions)
    is_apart = is_apart and found.speaker.claimant == "ru_governor"
    if len(last.tokens) - found.index <= 3:
        for m in mentions:
            if is_apart and m.sentence < last.index and not m.zones:
                continue
            is_theirs = _is_of_side(m) and found.speaker.claimant in UKRAINIAN
            told = next(s for s in sentences if s.index == m.sentence)
            is_nobody = m.speaker is NOBODY or (
                found.speaker.claimant == "ru_governor"
                and any(f.speaker == m.speaker and only_acts(f, told) for f in told.speakers)
            )
            if is_nobody and not (is_beyond(m, found.speaker) or is_theirs):
                give_speaker(m, found.speaker, mentions)


def only_acts(found: FoundSpeaker, sentence: Sentence) -> bool:
    """ "The military has shot down 27 drones": it did so, which another says."""
    behind = sentence.tokens[found.index + 1 : found.index + 3]
    verb = next((t for t in behind if "aux" not in t.kinds), None)
    is_deed = verb is not None and "destroyed" in str(verb.kinds.get("outcome", ""))
    return is_deed and "say" not in sentence.told


def _place_below(last: Sentence, mentions: list[Mention]) -> None:
    """«Атаковали 17 дронов. Сбиты 14. Рязанская область.»: a region alone at the very end."""
    lists = last.reading.place_lists
    is_alone = len(lists) == 1 and len(lists[0].places) == 1 and not last.reading.mentions
    is_alone = is_alone and all(not _BELOW.isdisjoint(t.kinds) for t in last.tokens)
    if not is_alone or lists[0].role or any(m.zone_sets or m.is_nationwide for m in mentions):
        return
    for m in mentions:
        m.places, m.has_borrowed_place = list(lists[0].places), True


_BELOW = frozenset({"place", "region_noun", "time", "comma", "open", "close"})


def adopt_speaker(mentions: list[Mention], speaker: Speaker, sentence: Sentence) -> None:
    """«Об этом сообщил губернатор»: the next sentence says whose a count is."""
    is_long = len(sentence.tokens) > 16 and not closes_quotation(sentence)
    is_pointing = sentence.speakers[0].speaker == speaker and points_back(sentence)
    if is_long and not is_pointing:
        return
    last = [m for m in mentions if m.sentence == sentence.index - 1]
    if speaker.claimant == "ru_governor" and len({m.zones for m in last if m.zones}) > 1:
        return  # «Над КБР и Ставропольем сбиты три и пять. Падение, по словам главы республики, …»
    for m in mentions:
        if m.speaker.claimant != speaker.claimant:
            is_meant = m.speaker is NOBODY or _speaks_for_country(m.speaker, speaker)
            is_next = m.is_presumed and m.sentence == sentence.index - 1
            is_meant |= is_next and speaker.claimant == "ru_governor"
        else:
            is_meant = m.speaker[1:] == (speaker.attribution, None, ())
        if speaker.claimant == "other" and m.sentence < sentence.index - 1:
            continue  # a source who comes later speaks of other things
        is_theirs = _is_of_side(m) or (m.outcome in DOWNED and not is_pointing)
        if is_beyond(m, speaker) or (is_theirs and speaker.claimant in UKRAINIAN):
            continue
        if (is_meant and not is_long) or (m.is_presumed and is_pointing):
            give_speaker(m, speaker, mentions)


def _is_of_side(m: Mention) -> bool:
    """«Росіяни заявили про 19 збитих. У ГУР кажуть …»: what one side says is not the other's."""
    return m.speaker is NOBODY and not m.is_carried


def _speaks_for_country(country: Speaker, body: Speaker) -> bool:
    """«Россия заявляет о 37 … Информация от Минобороны»: the ministry is what spoke."""
    is_country = country.claimant == "ru_official" and country.attribution == "unattributed"
    return is_country and body.claimant == "ru_mod"


def points_back(sentence: Sentence) -> bool:
    """«Об этом сообщил губернатор»: whether a sentence begins with what was told before it."""
    return any("of_this" in t.traits for t in sentence.tokens[:_POINTING_REACH])


def give_speaker(m: Mention, speaker: Speaker, mentions: list[Mention]) -> None:
    """Give a count to a speaker, and the region of the office to a count without a place."""
    m.speaker = speaker
    is_regional = speaker.claimant in ("ru_governor", "ru_official")
    home = speaker.home or ((m.near_region or _only_region(mentions)) if is_regional else ())
    if not m.places and home:
        m.places = [Place("zone", home, "", "the region of the office")]
        m.has_borrowed_place = True


def is_beyond(m: Mention, speaker: Speaker) -> bool:
    """Whether a governor speaks, and a count is of the whole country or of another region."""
    if speaker.claimant != "ru_governor":
        return False
    zones = {z for place in m.places for z in place.zones if not z.startswith("SEA")}
    home = {*speaker.home, *(AROUND[z] for z in speaker.home if z in AROUND)}
    return m.is_nationwide or bool(zones and home and zones.isdisjoint(home))


def _only_region(mentions: list[Mention]) -> tuple[str, ...]:
    """The zones of all counts that have a place, if they are the same."""
    placed = {m.zones for m in mentions if m.zone_sets}
    return placed.pop() if len(placed) == 1 else ()


def _other_share_of(m: Mention, mentions: list[Mention]) -> Mention | None:
    """«Из шести, атаковавших Казань, три сбиты и три подавлены»: the six, for the last three."""
    if not m.is_of_them or m.places or len(mentions) < 2:
        return None
    whole, share = mentions[-2:]
    known = (share.quantity.low or 0) + (m.quantity.low or 0)
    is_sent = whole.outcome == "launched" and whole.sentence == m.sentence
    is_split = share.outcome in DOWNED and m.outcome in DOWNED and known == whole.quantity.low
    return whole if is_sent and is_split and whole.zones == share.zones else None


def _tells_all_between(sentence: Sentence, first: Mention, second: Mention) -> bool:
    """ "42 drones attacked, all of which were shot down, 20 of them over …": what the 20 are of."""
    between = sentence.tokens[first.index : second.index]
    return any("all_of_them" in t.kinds for t in between)


def take_for_drones(sentences: list[Sentence], mentions: list[Mention]) -> None:
    """ "A drone attack … All nine aircraft were shot down": the drones, if no other number is."""
    if any(m.subject == "drone" and m.quantity.low for m in mentions):
        return
    for m in mentions:
        token = sentences[m.sentence].tokens[m.index]
        is_generic = isinstance(token.value, Counted) and token.value.is_generic
        if is_generic and m.outcome in DOWNED:
            m.subject = "drone"
            m.notes.append("“aircraft”; the text speaks of drones")


def free_places(sentence: Sentence) -> list[PlaceList]:
    """The lists behind "over" that no count of the sentence took."""
    lists = sentence.reading.place_lists
    return [pl for pl in lists if pl.owner is None and pl.is_over and not pl.role]


def place_all_of_them(sentence: Sentence, mentions: list[Mention]) -> bool:
    """«Обе ракеты — над Чёрным морем», «все они сбиты над Крымом»: a count told before.

    Gives whether the sentence does so: its place is then that of the count.
    """
    reading = sentence.reading
    free = free_places(sentence)
    is_all = bool(reading.all_subject) or reading.has_all_of_them or _begins_with_all(sentence)
    is_all = is_all or "that_many" in sentence.tokens[0].kinds  # «Столько сбито над областью»
    if len(free) != 1 or not (is_all or _tells_where(sentence, mentions)):
        return False
    told = [
        m
        for m in mentions
        if m.sentence <= sentence.index
        and m.outcome in DOWNED
        and m.subject == (reading.all_subject or m.subject)
        and not (m.is_withdrawn or m.is_of_them or m.is_including or m.fraction)
    ]
    if not told:
        return False
    if all(p.zones and not p.word for p in told[-1].places) and all(
        p.zones for p in free[0].places
    ):
        told[-1].places = []  # the head of Dagestan's four, "all of them over the Caspian"
    if told[-1].zone_sets:
        return False
    free[0].owner = told[-1]
    _place_windows(told, free[0])
    for m in mentions:  # «14, у тому числі шість — за останню годину. Усе це над …»
        is_share = m.sentence == told[-1].sentence and (m.is_of_them or m.is_including)
        if is_share and not m.places:
            m.places, m.has_borrowed_place = list(free[0].places), True
    for m in (x for x in mentions if x.fraction and x.sentence == told[-1].sentence):
        share = (told[-1].quantity.low or 0) * Fraction(m.fraction)
        if told[-1].is_exact and share.denominator == 1:  # «12, треть летела на Москву»
            m.notes.append(f"{m.fraction} of {told[-1].quantity.low}")
            m.quantity = Quantity(int(share), int(share), "exact")
            m.fraction, m.is_of_them, m.places = "", True, list(free[0].places)
    return True


def _place_windows(told: list[Mention], found: PlaceList) -> None:
    """«С 14 до 17 — семь, с 17 до 20 — шесть. Все — над Крымом»: the counts of all windows."""
    for m in reversed(told):
        if m.zone_sets or (m is not told[-1] and m.dated.window == told[-1].dated.window):
            break
        m.places = list(found.places)


def _begins_with_all(sentence: Sentence) -> bool:
    """ "All over Tula Oblast, the ministry said.": of all that was told before."""
    if "all" not in sentence.traits or sentence.reading.mentions:
        return False
    tokens = sentence.tokens[any("this_time" in t.traits for t in sentence.tokens[:1]) :]
    over = next((k for k, t in enumerate(tokens) if "over" in t.kinds), 0)
    is_all = over > 0 and "all" in tokens[0].traits
    is_led = all(not _INSERTED.isdisjoint(t.kinds) for t in tokens[1:over])  # "All, he said, over"
    return is_all and is_led


_INSERTED = frozenset(
    ["comma", "according", "say", "speaker", "pronoun_speaker", "stop", "dash", "aux", "outcome"]
)


def _tells_where(sentence: Sentence, mentions: list[Mention]) -> bool:
    """«Сбито 40 БПЛА. Сбивали над Курской, Орловской областями и Крымом»: a list, no more."""
    tokens = sentence.tokens
    is_only = [m.sentence for m in mentions if m.sentence >= sentence.index - 1] == [
        sentence.index - 1
    ]
    if not is_only or sentence.reading.mentions or "destroyed" not in sentence.reading.outcomes:
        return False
    return all(not _OF_LIST.isdisjoint(t.kinds) or "object" in t.traits for t in tokens)


_OF_LIST = frozenset(
    """
    outcome aux subject over in place comma and region_noun territory adjective say speaker
    """.split()
)


def place_them(sentence: Sentence, mentions: list[Mention]) -> bool:
    """«Семь не дошли до целей в Крыму: их сбили над Чёрным морем»: where, not where they flew.

    Gives whether the sentence tells so of its only count.
    """
    free = free_places(sentence)
    told = [m for m in mentions if m.sentence == sentence.index]
    if len(free) != 1 or len(told) != 1 or told[0].start > free[0].start:
        return False
    own = [pl for pl in sentence.reading.place_lists if pl.owner is told[0]]
    led = [t for t in sentence.tokens if t.start < free[0].start][-_LONGEST_CLAUSE:]
    is_of_them = any("object" in t.traits for t in led)
    is_downed = any(str(t.kinds.get("outcome", "")).startswith("destroyed") for t in led)
    if any(pl.is_over for pl in own) or not (is_of_them and is_downed):
        return False
    told[0].places = list(free[0].places)
    free[0].owner = told[0]
    return True


def listed_regions(sentence: Sentence) -> list[Place]:
    """«В перечне пять регионов: …», "its list names five regions: …": as many as it says."""
    if "region_number" not in sentence.told or sentence.reading.mentions:
        return []
    number = next(t.value for t in sentence.tokens if "region_number" in t.kinds)
    if number is None:  # "elsewhere"
        return []
    places = [p for pl in sentence.reading.place_lists if not pl.role for p in pl.places]
    lands = [p for p in places if p.zones and not p.zones[0].startswith("SEA")]
    is_list = any("lists" in t.traits for t in sentence.tokens)
    return places if is_list and number.low in (len(places), len(lands)) else []


def place_told_apart(sentence: Sentence, mentions: list[Mention]) -> bool:
    """«Сбиты девять дронов. Регион — Самарская область», «Дело было над Самарской областью».

    The place stands in a sentence of its own.

    Gives whether the sentence tells the place of the count before it.
    """
    reading = sentence.reading
    lists = [pl for pl in reading.place_lists if not pl.role]
    listed = listed_regions(sentence)
    if listed and mentions and not any(m.zone_sets for m in mentions):
        mentions[-1].places = listed
        return True
    is_plain = len(lists) == 1 and not (reading.subjects or reading.outcomes)
    told = [t for t in sentence.tokens if "line" not in t.kinds]
    led = [t for t in told if lists and t.start < lists[0].start]
    is_list = bool(led) and "colon" in led[-1].kinds
    is_list = is_list and any("lists" in t.traits or "region_noun" in t.kinds for t in led)
    if not is_plain or not mentions or len(led if is_list else told) > _LONGEST_PLACING:
        return False
    is_led = any("region_noun" in t.kinds or not _WHERE.isdisjoint(t.traits) for t in led)
    is_led = is_led or is_list  # «Над тремя регионами сбито 40. Список: …»
    is_led = is_led and not sentence.speakers
    is_of_figures = any(not _FIGURES.isdisjoint(t.kinds) for t in led[-2:-1])
    is_of_figures = (points_back(sentence) and is_of_figures) or _names_the_day(led)
    if is_of_figures and not mentions[-1].zone_sets:
        _place_windows(mentions, lists[0])  # «Такие цифры по Курской области привело ведомство»
        lists[0].owner = mentions[-1]
        return True
    if led and all("happened" in t.traits or not _HAPPENED_BY.isdisjoint(t.kinds) for t in led):
        is_led = is_led or any("happened" in t.traits for t in led)
    if not led and len(lists[0].places) > 1:  # «Сбито 33. Брянская, Тульская области, Крым.»
        is_led = all(not _OF_LIST.isdisjoint(t.kinds) for t in told)
    last = mentions[-1]
    if not is_led or last.zone_sets or last.sentence < sentence.index - 2:
        return False
    last.places = list(lists[0].places)
    lists[0].owner = last
    return True


def _names_the_day(led: list[Token]) -> bool:
    """«Так ведомство описало день 6 июля в Брянской области»: of the day that was told of."""
    is_led = bool(led) and "thus" in led[0].traits and "comma" not in kinds_of(led[1:2])
    return is_led and any("time" in t.kinds or "day_noun" in t.traits for t in led)


def closes_quotation(sentence: Sentence) -> bool:
    """Whether the sentence ends words in quotation marks that an earlier one began."""
    return len([t for t in sentence.tokens if "quote" in t.kinds]) % 2 == 1
