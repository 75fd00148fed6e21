"""Numbers that a text denies or sets right: whose they are, and which one holds."""

from itertools import pairwise

from claims.parse.dating.recalled import recalls
from claims.parse.mentions.mention import NOBODY, Mention
from claims.parse.sentence.passages import Sentence
from claims.parse.sums.gather import is_of_other_hours
from claims.parse.words.tokens import Token, kinds_of


def end_of_telling(m: Mention, sentence: Sentence) -> int:
    """The end of the clause that says whose a number is: «не три, как заявлял раис, а пять»."""
    tokens = sentence.tokens
    start = m.index + 1
    is_apart = start < len(tokens) and "comma" in tokens[start].kinds
    start += is_apart
    if not _tells_whose(tokens[start : start + _WHOSE_REACH], is_apart):
        return m.index
    behind = range(start + 1, len(tokens))
    return next((k for k in behind if not _ENDS_WHOSE.isdisjoint(tokens[k].kinds)), len(tokens))


def _tells_whose(lead: list[Token], is_apart: bool) -> bool:
    """ "As the ministry claimed", "(the 12) claimed by the ministry", «(12,) заявленных МО»."""
    if len(lead) < 2:
        return False
    first, second = lead[:2]
    if "as" in first.traits or "according" in first.kinds:
        is_own = "we" in second.traits  # "as we reported earlier": our own mistake
        return not (is_own or _TELLING.isdisjoint(kinds_of(lead)))
    is_said = "say" in first.kinds and "participle" in first.traits
    if is_said or any("relative" in t.traits for t in (first, second)):
        return any("speaker" in t.kinds for t in lead)
    return not is_apart and "the" in first.traits and "speaker" in second.kinds


_WHOSE_REACH = 4
_ENDS_WHOSE = frozenset({"comma", "semicolon"})
_TELLING = frozenset({"say", "speaker"})


def give_to_other(m: Mention, sentence: Sentence, previous: Mention | None) -> None:
    """«14, а не 22, как уверяло министерство»: the number denied is somebody's claim."""
    end = end_of_telling(m, sentence)
    other = next((f.speaker for f in sentence.speakers if m.index < f.index < end), None)
    is_own = other is not None and previous is not None and other == previous.speaker
    if other is not None and not is_own:  # «а не пять, как говорилось ранее, поправился он»
        m.is_withdrawn = False
        m.speaker = other
        behind = next((x for x in sentence.reading.mentions if x.index > m.index), None)
        beside = previous or behind  # «Не 12, как писали каналы, а четыре сбиты над …»
        if beside is not None and not m.zone_sets:
            m.places = beside.places


def _is_right_before(x: Mention, m: Mention) -> bool:
    """«Ранее сообщалось о 38. В обновлённом посте — 41: …»: both of the country."""
    is_country = not (m.zone_sets or m.is_of_them or m.is_another or m.is_total)
    is_undated = x.dated.window.start is None or x.dated == m.dated
    return is_country and x.sentence == m.sentence - 1 and is_undated and x.is_exact


def replace_corrected(m: Mention, sentence: Sentence, mentions: list[Mention]) -> None:
    """«Позже уточнили: 16»: the same speaker's figure before it, or nobody's, holds no more.

    It is the one that the text calls wrong («не три, а четыре»), or a single one: the last
    number of a list is not what a later headline corrects.
    """
    wrong = {x.quantity.low for x in mentions if x.is_withdrawn and x.sentence == m.sentence}
    own = (m.speaker.claimant, NOBODY.claimant)
    earlier = [
        x
        for x in mentions
        if not x.is_withdrawn
        and x.speaker.claimant in own
        and (x.zone_sets or _is_right_before(x, m))
    ]
    old = next((x for x in reversed(earlier) if x.quantity.low in wrong), None)
    if old is None and earlier:
        last = earlier[-1]
        is_single = sum(x.sentence == last.sentence for x in earlier) == 1
        is_within = m.is_district or any(place.note.startswith("city") for place in m.places)
        is_there = m.zone_sets == last.zone_sets and m.dated == last.dated and not is_within
        is_of_it = m.has_borrowed_place or not m.zone_sets or is_there
        old = last if is_single and is_of_it else None
        shares = [x.quantity.low or 0 for x in sentence.reading.mentions]
        if old is not None and len(shares) > 1 and sum(shares) == last.quantity.low:
            m.is_of_them, m.is_corrected = True, False  # «… девять. Уточнили: пять сбила ПВО, …»
            return
    if old is not None and (not m.zone_sets or m.zone_sets == old.zone_sets):
        old.is_withdrawn = True
        m.places = old.places


def replace_listed(sentences: list[Sentence], mentions: list[Mention]) -> None:
    """«Через час пост исправили: над Ростовской — 11, над Волгоградской — 6, всего 17».

    A number of such a list holds instead of the one told before of the same place, and its sum
    instead of a sum.
    """
    for sentence in sentences[1:]:
        if "correction" not in sentence.told or not sentence.reading.mentions:
            continue
        new = [m for m in mentions if m.sentence == sentence.index and not m.is_withdrawn]
        if not new or "correction" not in kinds_of(sentence.tokens[: new[0].index]):
            continue
        before = range(sentence.index - _VERSION_REACH, sentence.index)
        told = [
            (old, [m for m in new if _renews(m, old)]) for old in mentions if old.sentence in before
        ]
        pairs = [(old, renewing[0]) for old, renewing in told if renewing]
        if any(old.zone_sets and old.quantity != m.quantity for old, m in pairs):
            for old, m in pairs:
                mentions.remove(old)
                if old.quantity != m.quantity:
                    m.notes.append(f"in place of {old.quantity.low}, says the text")


_VERSION_REACH = 2


def _renews(m: Mention, old: Mention) -> bool:
    """Whether a number of a new version stands for one of the old version."""
    is_share = m.is_of_them or m.is_including or m.is_another or m.is_rest
    is_thing = (m.subject, m.outcome) == (old.subject, old.outcome) and m.zones == old.zones
    is_there = bool(m.zone_sets) != m.is_total and not (m.has_borrowed_place or old.is_withdrawn)
    is_own = old.speaker.claimant in (NOBODY.claimant, m.speaker.claimant)
    is_whole = m.is_exact and old.is_exact and m.is_district == old.is_district
    is_told = is_there and is_own and is_whole and not (old.is_of_them or is_of_other_hours(old, m))
    return is_thing and is_told and not is_share


def withdraw_announced(sentences: list[Sentence], mentions: list[Mention]) -> None:
    """«Уточнение. … говорилось о 18 … Правильно — 16»: the first figure holds no more."""
    corrected = [m for m in mentions if m.is_corrected and not m.is_withdrawn]
    _withdraw_first(sentences, mentions, corrected)
    head = sentences[0].tokens if sentences else []
    is_announced = len(head) <= 3 and any("correction" in t.kinds for t in head)
    if not corrected or not is_announced or mentions[0] is corrected[-1]:
        return
    if is_of_other_hours(mentions[0], corrected[-1]):
        return
    if mentions[0].speaker.claimant not in (NOBODY.claimant, corrected[-1].speaker.claimant):
        return
    mentions[0].is_withdrawn = True
    if not corrected[-1].zone_sets:
        corrected[-1].places = mentions[0].places


def withdraw_recalled(sentences: list[Sentence], mentions: list[Mention]) -> None:
    """«Сбито восемь, сообщил губернатор. Ранее он писал о пяти»: an older count of the same."""
    for sentence in sentences[1:]:
        told = [m for m in mentions if m.sentence == sentence.index]
        before = [m for m in mentions if m.sentence == sentence.index - 1]
        is_still = _tells_of_earlier(sentence)
        if len(told) != 1 or not before or not (is_still or recalls(sentence)):
            continue
        older = told[0]
        is_tally = _is_lower_tally(older, before[-1], sentence)
        if "say" not in sentence.told and not is_tally:
            continue
        is_more = older.is_another and not is_still
        is_sum = older.is_total and not is_tally
        is_bare = not (older.names_thing or older.has_verb or is_sum or is_more)
        is_there = not older.zone_sets or older.has_borrowed_place
        is_own = older.speaker.claimant in (NOBODY.claimant, before[-1].speaker.claimant)
        is_other = all(x.quantity != older.quantity for x in before) and older.is_exact
        is_dated = older.dated.window.start is not None
        is_timed = is_dated or any(time.kind != "other" for time in sentence.times)
        is_timed = is_timed and not (is_dated and older.dated == before[-1].dated)
        is_timed = is_timed and not (is_still and _HOURS.isdisjoint(t.kind for t in sentence.times))
        if is_bare and is_there and is_own and is_other and not is_timed:
            older.is_withdrawn = older.is_recalled = True


def _tells_of_earlier(sentence: Sentence) -> bool:
    """«Ещё утром он говорил о шести»: "still" before a time at the head, and no "more"."""
    first, *others = sentence.tokens
    return "another" in first.kinds and "time" in kinds_of(others[:1])


def _is_lower_tally(older: Mention, newer: Mention, sentence: Sentence) -> bool:
    """ "Nine … An hour ago it was six", «Час назад их было шесть»: no more than a lower number."""
    is_lower = (older.quantity.high or 0) < (newer.quantity.low or 0)
    return is_lower and all(not t.kinds or t.kinds.keys() & _OF_TALLY for t in sentence.tokens)


_OF_TALLY = frozenset(
    {"time", "figure", "total", "count", "aux", "stop", "another", "line", "comma"}
)
_HOURS = frozenset({"moment", "range", "since"})


def withdraw_outgrown(sentences: list[Sentence], mentions: list[Mention]) -> None:
    """«Ночью сообщил о четырёх сбитых, к утру их число выросло до 11»: one tally, of 11.

    So it is within one window; figures with hours of their own are two tallies.
    """
    for old, m in pairwise(mentions):
        if "rises" not in sentences[m.sentence].traits:
            continue
        lead = sentences[m.sentence].tokens[max(0, m.index - _GROWN_REACH) : m.index]
        is_grown = any("rises" in t.traits for t in lead) and m.sentence - old.sentence <= 1
        is_same = old.speaker.claimant == m.speaker.claimant and old.subject == m.subject
        is_there = old.zone_sets == m.zone_sets or not m.zone_sets or m.has_borrowed_place
        is_more = old.is_exact and (old.quantity.low or 0) < (m.quantity.low or 0)
        is_share = old.is_of_them or old.is_including or m.is_total or m.is_of_them
        if is_grown and is_same and is_there and is_more and not is_share and _is_by_then(old, m):
            old.is_withdrawn, m.is_corrected, m.dated = True, True, old.dated


def _is_by_then(old: Mention, m: Mention) -> bool:
    """Whether a later figure has no window of its own: none, the same, or "by morning"."""
    window, first = m.dated.window, old.dated.window
    if m.dated.is_long or m.dated.is_relative or first.basis == "stated":
        return False
    if window.start is None or window == first:
        return True
    if first.end is None or first.basis != "convention":
        return False
    return m.dated.part == "morning" and window.start.date() == first.end.date()


_GROWN_REACH = 3  # "had risen to"


def _withdraw_first(
    sentences: list[Sentence], mentions: list[Mention], corrected: list[Mention]
) -> None:
    """«17 целей — столько назвали сначала. Позднее там поправились: сбито 15»: only the 15."""
    for right in corrected:
        told = [m for m in mentions if m.sentence == right.sentence - 1]
        before = next((s for s in sentences if s.index == right.sentence - 1), None)
        if len(told) != 1 or before is None or told[0].is_corrected or told[0].is_withdrawn:
            continue
        behind = kinds_of([t for t in before.tokens if t.start > told[0].start])
        if "wrong" in behind and told[0].speaker.claimant in (NOBODY.claimant, right.speaker[0]):
            told[0].is_withdrawn = True
            right.places = right.places or told[0].places
