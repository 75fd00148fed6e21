"""Places that a count without one takes from the count before it."""

import itertools

from claims.parse.counts.each_place import number_of_places
from claims.parse.mentions.draft import DOWNED
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import Place
from claims.parse.report.tallies import lists_things
from claims.parse.sentence.passages import Sentence, is_aside
from claims.parse.sums.gather import UKRAINIAN
from claims.parse.words.tokens import Token, kinds_of
from geo.gazetteer import load_gazetteer


def borrow_from_previous(
    m: Mention,
    previous: Mention,
    sentence: Sentence,
    sentences: list[Sentence],
    only_region: tuple[str, ...],
) -> None:
    """A count without a place that goes on from the one before it."""
    attempt = "the place of the attempt told before"
    is_result = previous.outcome == "launched" and m.outcome != "launched"
    parted = m.group - previous.group  # «17 участвовали в атаке, 7 сбиты», "17 took part; …"
    is_next_clause = parted == 1 or (parted == 0 and not m.is_of_them)
    is_next_clause = is_next_clause and m.sentence == previous.sentence
    is_next = m.sentence - previous.sentence == 1 or is_next_clause or _is_all_of(m, previous)
    is_other_result = attempt in previous.notes or (
        previous.outcome == "hit" and any(x.is_of_total for x in sentence.reading.mentions)
    )  # «из шести дронов четыре долетели, два сбиты»
    is_other_result = is_other_result and m.sentence == previous.sentence
    if (
        not m.places
        and ((is_result and is_next) or is_other_result)
        and previous.zone_sets
        and previous.speaker == m.speaker
        and not (m.heads_list or _exceeds(m, previous))
    ):
        m.places = previous.places
        m.notes.append(attempt)
    if (
        not m.places
        and m.of_number is None
        and not m.is_total
        and previous.zone_sets
        and (
            previous.speaker.claimant != m.speaker.claimant
            and len(previous.zone_sets) == 1
            and (previous.dated.window == m.dated.window or _are_moments(m, previous))
            and _follows(m, previous, sentences)
            and not m.heads_list
            and not is_split(m, sentence, sentences)
            and not _is_split_elsewhere(m, previous, sentences)
            and not _is_other_line(m, previous, sentence)
            and not _defends_itself(m)
            and (m.sentence == previous.sentence or not _is_item(previous, sentences))
        )
    ):
        if _is_of_other_scale(m, previous, sentence):
            m.notes.append("far more than the governor's number before it: of the country")
        else:
            m.places = previous.places
            m.notes.append("the place that the claim before it names")
    if (
        not m.places
        and m.is_another
        and m.outcome != previous.outcome
        and m.sentence - previous.sentence <= 1
        and len(previous.zone_sets) == 1
    ):
        m.places = previous.places  # "five were jammed over Tambov; two others were shot down"
        m.notes.append("the place that the claim before it names")
    if not m.places and _goes_on_bare(m, previous, sentence):
        m.places = previous.places  # "up to 20 over Saratov; nearly 30, says the ministry"
    if not m.places and previous.sentence == m.sentence:
        is_share = m.is_of_them or m.is_including or previous.heads_list
        is_next = previous.is_of_them or previous.is_including or previous.group == m.group
        if m.subject != previous.subject and (
            (is_share and previous.subject == "other") or (is_next and previous.has_borrowed_place)
        ):
            m.places = previous.places  # «22 цели, из них 21 — беспилотник и одна — ракета»
    if not m.places and _tells_kinds_of(previous, sentence):
        m.places = previous.places  # «Сбиты девять целей. Восемь — беспилотники, одна — ракета»
    if not m.places:
        m.places = _place_of_split(m, sentence)
    if not m.places and _is_alike(m, sentence):
        m.places = previous.places  # "a missile was shot down over Kaluga, as were four drones"
    if not m.places and m.is_implied and m.is_another and len(previous.zone_sets) == 1:
        m.places = previous.places  # «Второй перехватили через полчаса»
    is_later = m.dated.window != previous.dated.window and previous.sentence == m.sentence - 1
    is_later = is_later and not _is_share_of_more(previous, sentences)
    is_bare = m.has_verb and not (m.names_thing or m.is_total or m.heads_list)
    is_bare = is_bare and _SAYING.isdisjoint(sentence.told) and _starts_later(m, previous)
    is_same = m.is_another or _is_none_or_same(m, previous, sentence)
    is_later = is_later and (is_same or (is_bare and m.speaker == previous.speaker))
    if is_later and not m.places and previous.zones == only_region:
        m.places = previous.places  # «Над Тулой сбито девять. … До 4:30 сбили ещё шесть»
    around = sentence.tokens[max(0, m.index - 3) : m.index + 5]
    names_sky = any(  # «41 над всей страной»
        "over" in a.kinds and not isinstance(b.value, Place) for a, b in itertools.pairwise(around)
    )
    if not (m.places or names_sky) and _is_later_there(m, sentence, previous):
        m.places = previous.places
        m.notes.append("the place that the sentence names before")


def _starts_later(m: Mention, previous: Mention) -> bool:
    """«Ночью над Тулой сбиты три. Утром сбили восемь»; not so «Накануне сбили 30»."""
    start, before = m.dated.window.start, previous.dated.window.start
    return start is not None and before is not None and start > before


_SAYING = frozenset({"speaker", "say", "pronoun_speaker", "according", "of_them", "total"})


def _follows(m: Mention, previous: Mention, sentences: list[Sentence]) -> bool:
    """Whether nothing stands between two counts but «Пострадавших нет» before a bare number."""
    apart = m.sentence - previous.sentence
    if apart != 2 or m.names_thing or previous.speaker.claimant != "ru_governor":
        return apart <= 1
    between = next((s for s in sentences if s.index == m.sentence - 1), None)
    return between is not None and is_aside(between)


def _is_none_or_same(m: Mention, previous: Mention, sentence: Sentence) -> bool:
    """«В среду над Крымом сбиты десять. В четверг — ни одного», «Столько же — накануне».

    So too «Предыдущая обошлась девятью»: a night with its noun left out is of the same place.
    """
    is_timed = m.dated.window.start is not None and m.speaker == previous.speaker
    is_same = m.is_same or m.quantity == previous.quantity or m.quantity.high == 0
    is_same = is_same or any(time.value == "previous" for time in sentence.times)
    return is_timed and is_same and not (m.names_thing or m.is_total)


def _defends_itself(m: Mention) -> bool:
    """ "… over Saratov. The Ukrainian air force said it shot down 96": in the sky of Ukraine."""
    return m.speaker.claimant in UKRAINIAN and m.outcome in DOWNED


def _is_of_other_scale(m: Mention, previous: Mention, sentence: Sentence) -> bool:
    """«Губернатор — о трёх. Россия заявила о 141 сбитом БПЛА»: of the country, by its number.

    In one sentence it must be still more: "five, the governor said; the ministry reported 97".
    """
    is_own = m.sentence == previous.sentence
    behind = sentence.tokens[m.index + 1 : m.index + _WHERE_REACH] if is_own else []
    is_there = any("over" in t.kinds or "there" in t.traits for t in behind)
    number = previous.quantity.high or previous.quantity.low
    is_regional = previous.speaker.claimant in _REGIONAL and (number is not None or not is_own)
    most = (_MANY_TIMES + is_own) * max(_FEW, number or 0)
    return is_regional and not is_there and (m.quantity.low or 0) > most


_WHERE_REACH = 5
_REGIONAL = frozenset({"ru_governor", "ru_official", "independent_media", "other"})
_FEW = 3
_MANY_TIMES = 2


def _are_moments(m: Mention, previous: Mention) -> bool:
    """«В полночь губернатор написал о двух, в семь утра Минобороны упомянуло один»."""
    windows = [x.dated.window for x in (previous, m)]
    is_one_sentence = m.sentence == previous.sentence
    return is_one_sentence and all(w.start is not None and w.start == w.end for w in windows)


def _is_share_of_more(m: Mention, sentences: list[Sentence]) -> bool:
    """«За ночь сбито 30, из них 12 — над Брянской областью»: the 12 of a number without a place."""
    mentions = sentences[m.sentence].reading.mentions
    is_share = m.is_of_them or m.is_including
    return is_share and any(x.index < m.index and not x.zone_sets for x in mentions)


def _goes_on_bare(m: Mention, previous: Mention, sentence: Sentence) -> bool:
    """Whether a bare number behind a semicolon is of the one place named before it."""
    is_next = m.sentence == previous.sentence and m.group == previous.group + 1
    is_share = m.is_rest or m.is_of_them or m.is_of_total or m.is_including or m.is_another
    is_whole = m.is_total or m.heads_list or m.region_number is not None
    placed = [x for x in sentence.reading.mentions if x.zone_sets]
    is_one = placed == [previous] and len(previous.zone_sets) == 1 and previous.names_thing
    is_same_time = m.dated == previous.dated and not previous.heads_list
    is_whole = is_whole or _is_of_other_scale(m, previous, sentence)
    return is_next and is_one and is_same_time and not (m.names_thing or is_share or is_whole)


def _is_alike(m: Mention, sentence: Sentence) -> bool:
    """ "…, as were four drones": whether what is told of a count is what was told before it."""
    lead = sentence.tokens[max(0, m.index - 2) : m.index]
    return len(lead) == 2 and "as" in lead[0].traits and "aux" in lead[1].kinds


def _is_item(m: Mention, sentences: list[Sentence]) -> bool:
    """Whether a count of a sentence before is one of several places that it counts over."""
    counted = {x.zones for x in sentences[m.sentence].reading.mentions if x.zone_sets}
    return len(counted) > 1


def _is_other_line(m: Mention, previous: Mention, sentence: Sentence) -> bool:
    """Whether a line of its own begins between two counts of one sentence."""
    between = (t for t in sentence.tokens if previous.end <= t.start < m.start)
    return previous.sentence == m.sentence and any("line" in t.kinds for t in between)


def _is_later_there(m: Mention, sentence: Sentence, previous: Mention) -> bool:
    """«С 20 до 24 часов над областью сбито 6 дронов, а с полуночи до 7 утра — ещё 15»."""
    mentioned = (x for x in sentence.reading.mentions if x.zone_sets and x is not m)
    bare = (x for x in sentence.reading.mentions if x.index < previous.index and not x.zone_sets)
    if any(x.dated.window.start is not None for x in bare):
        return False  # "48 from 11 p.m.; nine from 7 a.m., all over Belgorod; 16 from noon"
    return (
        m.sentence == previous.sentence
        and (m.is_another or not _is_other_line(m, previous, sentence))
        and m.speaker == previous.speaker
        and (m.dated.window, m.dated.part) != (previous.dated.window, previous.dated.part)
        and len(previous.zone_sets) == 1
        and all(x.zone_sets == previous.zone_sets for x in mentioned)
        and not (m.heads_list or m.region_number)
        and not (m.dated.is_elsewhere and m.dated.is_long)  # "…, a day after 55 were downed"
        and (not m.names_thing or previous.quantity.high == 0)  # «никого, а вот с 13 на 14 мая …»
        and (not m.is_total or _is_sum(m, sentence))
    )


def is_split(m: Mention, sentence: Sentence, sentences: list[Sentence]) -> bool:
    """«33 БпЛА, в том числе 14 над Крымом»: a headline of places that follow."""
    following = [x for x in sentence.reading.mentions if x.index > m.index]
    if not following:  # «Общая цифра — 20. Девять из них — над …, девять — над …, два — над …»
        behind = (s for s in sentences[sentence.index + 1 : sentence.index + 2])
        shares = [x for s in behind for x in s.reading.mentions if x.zone_sets]
        is_whole = sum(x.quantity.low or 0 for x in shares) == m.quantity.low
        return is_whole and len({z for x in shares for z in x.zone_sets}) > 1
    return any(x.zone_sets and (x.is_including or x.is_of_them or x.is_another) for x in following)


def _is_split_elsewhere(m: Mention, previous: Mention, sentences: list[Sentence]) -> bool:
    """«Губернатор сообщил о 13. Минобороны — о 41. Из них 18 — над Кубанью, семь — над Крымом».

    The 41 are of the country: what they are split into lies elsewhere than the governor's 13.
    """
    behind = next((s for s in sentences if s.index == m.sentence + 1), None)
    shares = [x for x in behind.reading.mentions if x.zone_sets] if behind else []
    known = sum(x.quantity.low or 0 for x in shares)
    if behind is None or not shares or known > (m.quantity.low or 0) or shares[0].is_another:
        return False
    if "mostly" in behind.told:
        return True  # «Минобороны — о 41. Больше всего — 18 — над Кубанью»
    is_elsewhere = any(x.zone_sets != previous.zone_sets for x in shares)
    is_of_them = any(x.is_of_them or x.is_including for x in shares)
    is_more = len(shares) > 1 and (m.quantity.low or 0) > (previous.quantity.high or 0)
    return is_elsewhere and (is_of_them or is_more)


def _tells_kinds_of(previous: Mention, sentence: Sentence) -> bool:
    """Whether a sentence lists, by their kinds, the things that the one before it counted."""
    told = sentence.reading.mentions
    if previous.sentence == sentence.index:
        return (
            previous in told[:-1] and previous.has_borrowed_place and lists_things(sentence.tokens)
        )
    is_whole = sum(x.quantity.low or 0 for x in told) == previous.quantity.low
    is_mixed = previous.subject == "other" and previous.sentence == sentence.index - 1
    return is_mixed and is_whole and lists_things(sentence.tokens)


def _place_of_split(m: Mention, sentence: Sentence) -> list[Place]:
    """«Над областью 19 дронов: 13 сбито, шесть подавлено»: the place of the number split."""
    mentions = sentence.reading.mentions
    head = next((x for x in reversed(mentions) if x.index < m.index and x.heads_list), None)
    if head is None:
        return []
    shares = [x for x in mentions if x.index > head.index and x.subject == head.subject]
    is_bare = not any(x.places and not x.has_borrowed_place for x in shares)
    is_whole = sum(x.quantity.low or 0 for x in shares) == head.quantity.low
    return head.places if len(shares) > 1 and is_bare and is_whole else []


def _is_sum(m: Mention, sentence: Sentence) -> bool:
    """«Днём сбили два, вечером — ещё четыре, итого за сутки — шесть»."""
    before = [x.quantity.low or 0 for x in sentence.reading.mentions if x.index < m.index]
    return len(before) > 1 and sum(before) == m.quantity.low


def _exceeds(m: Mention, launched: Mention) -> bool:
    """Whether more were downed than an attempt had: it is not all that was attempted."""
    is_more = (m.quantity.low or 0) > (launched.quantity.high or m.quantity.low or 0)
    return is_more and m.subject == launched.subject


def _is_all_of(m: Mention, launched: Mention) -> bool:
    """ "fired six missiles at the Bryansk region and all six were downed"."""
    is_same = m.quantity == launched.quantity and m.subject == launched.subject
    return is_same and m.sentence == launched.sentence and not m.names_thing


def multiply_each_place(m: Mention, sentence: Sentence) -> None:
    """«В каждом из трёх районов Брянской области — по два»: six over the region.

    In «над областью шесть, по два в каждом из трёх районов» the six is told already.
    """
    others = [x for x in sentence.reading.mentions if x is not m]
    number = number_of_places(sentence.tokens)
    low = m.quantity.low
    is_within = m.is_each and len(set(m.zone_sets)) == 1
    if number is None or low is None or not is_within:
        return
    if any((x.quantity.low or 0) * number == low for x in others):
        m.is_each = False
    elif any(x.quantity.low == number * low for x in others):
        m.is_withdrawn = True
    elif not others:
        high = None if m.quantity.high is None else number * m.quantity.high
        m.quantity = m.quantity._replace(low=number * low, high=high)
        m.places, m.is_each = m.places[:1], False
        m.notes.append(f"{low} for each place")


def region_of_doubter(m: Mention, sentence: Sentence) -> tuple[str, ...]:
    """«Губернатор Тульской области не подтвердил слова Минобороны о шести»: of his region."""
    if len(sentence.speakers) < 2 or m.is_nationwide:
        return ()
    first, second = sentence.speakers[:2]
    between = sentence.tokens[first.index : second.index]
    is_doubted = second.index < m.index and m.speaker == second.speaker
    is_doubted = is_doubted and any("doubts" in t.traits for t in between)
    return first.speaker.home if is_doubted and first.speaker.claimant == "ru_governor" else ()


def place_at_goal(m: Mention, sentence: Sentence) -> None:
    """«На Курскую область летели 8 дронов»: those sent are of the one region that they flew to."""
    is_share = m.is_of_them or m.is_including or m.is_of_total or m.is_total
    has_hit = any(x.outcome == "hit" for x in sentence.reading.mentions)
    if m.outcome in DOWNED and has_hit and not (m.places or is_share):
        m.places = _only_place(m, sentence)  # «Сбито 12, попали шесть: таков итог ночи в крае»
    if m.outcome == "launched" and not (m.places or is_share):
        m.places = region_of_goal(sentence) or _only_place(m, sentence)


def _only_place(m: Mention, sentence: Sentence) -> list[Place]:
    """ "Attacked by 20 drones, two tanks lost: such was the night at a depot in Penza region".

    What Kyiv sent is of the one Russian place that its sentence names.
    """
    if m.speaker.claimant not in UKRAINIAN:
        return []
    if any(map(_is_raider, sentence.tokens)):
        return []  # «Ворог запустив 98 дронів; у Бєлгородській області горить склад»
    lists = [pl for pl in sentence.reading.place_lists if not pl.role]
    free = [pl for pl in lists if pl.owner is None or pl.owner.outcome == "hit"]
    places = [p for pl in free for p in pl.places]
    is_one = len(places) == 1 and all(zone.startswith("RU-") for zone in places[0].zones)
    return places if is_one and places[0].zones else []


def _is_raider(token: Token) -> bool:
    return not _RAIDERS.isdisjoint(token.traits) or token.kinds.get("weak_speaker") == "side"


_RAIDERS = frozenset({"raider", "by_enemy", "hostile"})


def region_of_goal(sentence: Sentence) -> list[Place]:
    """The region that a sentence names as where things flew; not a town: «летели к Саратову»."""
    goals = [pl for pl in sentence.reading.place_lists if pl.role == "goal" and pl.owner is None]
    is_one = len(goals) == 1 and len(goals[0].places) == 1 and _is_region(goals[0].places[0])
    return list(goals[0].places) if is_one else []


def _is_region(place: Place) -> bool:
    is_zone = place.kind == "zone" and len(place.zones) == 1 and not place.note
    return is_zone and load_gazetteer().zones[place.zones[0]].kind in _REGION_KINDS


_REGION_KINDS = ("oblast", "krai", "republic")


def place_under_fire(
    sentence: Sentence, sentences: list[Sentence], mentions: list[Mention]
) -> bool:
    """«Летело 60 дронов. Под ударом оказалась Тульская область»: where those sent flew.

    Not so behind «по России запустили 60», nor where «и Тульская область» came under fire.
    Gives whether the sentence tells the place of the count before it.
    """
    lists = [pl for pl in sentence.reading.place_lists if pl.role not in ("origin", "aside")]
    last = mentions[-1] if mentions else None
    is_sent = last is not None and last.outcome == "launched" and not last.zone_sets
    if last is None or not is_sent or len(lists) != 1 or last.sentence < sentence.index - 1:
        return False
    before = sentences[last.sentence]
    is_ours = all(p.zones and p.zones[0][:2] == "RU" for p in lists[0].places)
    if not (is_ours and any("under_fire" in t.traits for t in sentence.tokens)):
        return False
    lead = kinds_of(sentence.tokens[max(0, lists[0].starts[0] - 1) : lists[0].starts[0]])
    if "and" in lead or any("of_russia" in t.traits for t in before.tokens):
        return False
    last.places = list(lists[0].places)
    lists[0].owner = last
    return True
