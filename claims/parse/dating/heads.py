"""Which expressions of time stand together as one head, and which date a count of their own."""

import itertools
from bisect import bisect_left
from collections.abc import Collection
from dataclasses import replace

from claims.model import Window
from claims.parse.dating.telling import closes_night
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.passages import Sentence
from claims.parse.times.dated import NIGHT_END, NIGHT_START, ONLY_START, UNDATED, DatedWindow
from claims.parse.times.dates import YESTERDAY, PartialDate
from claims.parse.times.expressions import TimeExpression
from claims.parse.words.tokens import Token

_STREAK = 3  # times beside which a streak dates nothing
_NEAR = 4  # words from one expression to the next of the same time
_LONG = frozenset({"week", "month", "last_month", "month_so_far", "year"})
_LONE = frozenset({"date", "day_word", "tally"})
_OF_DEED = frozenset({"night", "range", "part", "moment"})
_PARTS_TIMES = frozenset({"count", "semicolon"})
_SETS_APART = frozenset({"open", "close", "comma"})


def heads_clause(tokens: list[Token], at: int) -> bool:
    """«…; накануне было 23», "whereas a day earlier there were four": a day of what follows."""
    lead = at - 1
    while lead > 0 and not _FOR_ALL.isdisjoint(tokens[lead].traits):
        lead -= 1  # «; за весь вчерашний день — 23»
    if lead < 0 or _PARTS_DAYS.isdisjoint(tokens[lead].kinds):
        return False
    behind = (
        t.kinds for t in tokens[at + 1 : at + _DAY_REACH] if not _BEFORE_NUMBER & t.kinds.keys()
    )
    return "count" in next(behind, {})


_FOR_ALL = frozenset({"for_time", "whole"})
_PARTS_DAYS = frozenset({"semicolon", "while"})
_BEFORE_NUMBER = frozenset("time stop aux figure comma total dash say speaker home".split())
_DAY_REACH = 9


def dates_raised(tokens: list[Token], at: int) -> bool:
    """ "Four between 9 and 11 a.m., bringing Thursday's total to 39": a day of the sum alone."""
    near = reversed(tokens[max(0, at - _RAISING_REACH) : at])
    clause = itertools.takewhile(lambda t: _ENDS_RAISING.isdisjoint(t.kinds), near)
    return any("raises" in t.traits for t in clause)


_RAISING_REACH = 6
_ENDS_RAISING = frozenset({"comma", "semicolon", "count", "outcome"})


def exceed_day(heads: list[list[TimeExpression]]) -> bool:
    """Whether all heads are periods longer than a day, so that no day beside them is theirs."""
    times = [time for head in heads for time in head]
    return bool(times) and all(t.kind == "period" and t.value in _LONG for t in times)


def goes_on_tally(
    clusters: list[list[TimeExpression]], kinds: set[str], time: TimeExpression, number: int
) -> bool:
    """ "So far tonight … at 4 a.m."; not "so far this month 1,480, 37 of them last night".

    Nor "so far today 19, 12 of them overnight".

    "By 2 a.m. … overnight": of the night that the hour does not end yet.
    """
    is_of_night = time.kind == "night" and number == 1
    if clusters and is_of_night and closes_night(clusters[-1][-1]):
        return True
    if "tally" not in kinds or (time.kind == "moment" and "moment" in kinds):
        return False
    is_long = any(t.kind == "month" or t.value in _LONG for t in clusters[-1])
    is_long = is_long or ("day_word" in kinds and number > 1)
    return not (is_long and time.kind in _OF_DEED)


def splits_day(
    sentence: Sentence, day: list[TimeExpression], heads: list[list[TimeExpression]]
) -> bool:
    """ "On Wednesday 64 were downed: 20 by noon, 44 from noon to 8 p.m.": a day and its parts.

    «За 13 марта сбито 99, из них 58 — за ночь»: a day and a share of it.
    """
    mentions = sentence.reading.mentions
    if any(t.value == "24h" for t in day) and all(t.dates for h in heads for t in h):
        return day[0].index < heads[0][0].index  # «за сутки 3 марта 62, ночью 4 марта — 12»
    is_share = len(mentions) == 2 and (mentions[1].is_of_them or mentions[1].is_including)
    if not (is_share or (len(mentions) > 2 and mentions[0].heads_list)):
        return False
    is_before = day[-1].index < mentions[0].start
    return is_before and all(h[0].index > mentions[1].start for h in heads)


def days_of_span(
    clusters: list[list[TimeExpression]],
    heads: list[list[TimeExpression]],
    lone: list[list[TimeExpression]],
) -> tuple[list[list[TimeExpression]], list[list[TimeExpression]]]:
    """«С 1 по 3 июня 90: 20 — 1 июня, 30 — 2 июня …»: the days of a span are heads like it."""
    is_span = bool(heads) and all(t.kind == "dates" for c in heads for t in c)
    return (clusters, []) if is_span and len(lone) > 1 else (heads, lone)


def explains(tokens: list[Token], last_at: int, at: int, time: TimeExpression) -> bool:
    """«С 23:30 до 02:30 по Киеву (ночь на 17 июля) …»: a dated time set apart behind hours."""
    parting = [t.kinds for t in tokens[max(0, last_at) : at] if "time" not in t.kinds]
    if not time.dates or len(parting) != 1 or _SETS_APART.isdisjoint(parting[0]):
        return False
    end = next((k for k in range(at, len(tokens)) if "time" not in tokens[k].kinds), None)
    return end is None or not _SETS_APART.isdisjoint(tokens[end].kinds)


def tells_so_far(time: TimeExpression, kinds: set[str], between: list[Token]) -> bool:
    """ "By 9 a.m. … since midnight", but not "nine from 10:00 to 14:00 … 24 since midnight".

    Nor «в 23:15 сбиты два, ещё один — уже после полуночи».
    """
    is_parted = any("count" in t.kinds for t in between)  # «за ночь 12, с начала дня — ещё …»
    is_apart = is_parted and not kinds.isdisjoint({"part", "night"})
    is_apart = is_apart or any("another" in t.kinds for t in between)
    return time.value == "day_so_far" and "range" not in kinds and not is_apart


def ends_with_tally(
    time: TimeExpression, cluster: list[TimeExpression], told: Collection[str]
) -> bool:
    """ "As of 8 a.m., 88 have been downed since 9 p.m.": the hour of a tally ends its span."""
    is_start = time.kind == "since" and bool(time.clocks or time.value)  # not «после трёх»
    is_tally = is_start and not time.dates and cluster[-1].is_tally
    return is_tally and _LONE.isdisjoint(told)


def counts_since(clusters: list[list[TimeExpression]]) -> bool:
    """Whether the last expression before a time begins a span that the time can end."""
    last = clusters[-1][-1] if clusters else None
    return last is not None and (last.kind == "since" or last.value == "day_so_far")


def on_day(time: TimeExpression, day: PartialDate | None) -> TimeExpression:
    """ "Since 8 p.m. on Wednesday, the ministry said on Thursday at 7 a.m.": the hour's own day."""
    return time if day is None or time.dates else replace(time, dates=[day])


def without_streak(sentence: Sentence) -> list[TimeExpression]:
    """ "The third night running: five on Saturday, eight on Sunday, three last night": the three.

    Of one time alone a streak tells the last night.
    """
    if len(sentence.times) < _STREAK:
        return sentence.times
    runs = {
        night.start for night, row in itertools.pairwise(sentence.tokens) if "running" in row.traits
    }
    return [t for t in sentence.times if t.kind != "night" or t.dates or t.index not in runs]


def names_night(time: TimeExpression) -> bool:
    """«в ночь на вторник», and not "last night" or "the night before"."""
    return time.kind == "night" and any(day.name not in YESTERDAY for day in time.dates)


def tells_night_only(sentence: Sentence, head: list[TimeExpression]) -> bool:
    """«Речь о ночи на 19 марта.», "That was the night to 19 March.": and nothing else."""
    others = [t.kinds for t in sentence.tokens if "time" not in t.kinds]
    is_plain = len(others) <= _FEW_WORDS and all(kinds.keys() <= _PLAIN for kinds in others)
    return is_plain and not sentence.speakers and len(head) == 1 and names_night(head[0])


_FEW_WORDS = 5
_PLAIN = {"stop", "aux", "say", "adjective", "to"}


def pairs_times(sentence: Sentence) -> bool:
    """«В полночь он сообщал о 12, в 01:40 — о 20»: each time dates a count of its own."""
    times = [t for t in without_streak(sentence) if t.kind != "period"]
    mentions = sentence.reading.mentions
    is_headed = len(times) == len(mentions) + 1 and times[0].kind in ("night", "part")
    if is_headed and mentions and times[0].index < mentions[0].start < times[1].index:
        times = times[1:]  # «Ночью сбиты: один — в 1:00, второй — в 2:30, сообщил губернатор»
    if 1 < len(times) < len(mentions) and mentions[len(times) - 1].heads_list:
        mentions = mentions[: len(times)]  # "Yesterday 33; last night 12: seven over …"
    if len(mentions) > 1 and _sets_against(sentence, mentions):  # not "more than yesterday: on …"
        led = [t for t in times if t.index < mentions[0].start]
        times = led[-1:] + times[len(led) :]
    if len(times) < 2 or len(times) != len(mentions):
        return False
    is_told_by_day = any(t.is_said and t.kind in ("date", "day_word") for t in times)
    is_told_by_day = is_told_by_day and not says_another(sentence, times[0])
    if is_told_by_day and any(t.kind in _OF_DEED for t in times):
        return False  # "The ministry said on Wednesday that 47 were downed overnight, 22 of them"
    if times[0].is_said and any(m.is_of_them or m.is_including for m in mentions):
        return False  # «Утром ведомство сообщило: 105 дронов за ночь, из них 35 — над …»
    order = sorted([(t.index, False) for t in times] + [(m.start, True) for m in mentions])
    if _sets_against(sentence, mentions):  # "on Friday 38, against 27 on Thursday and 52 on …"
        behind = [True, False] * (len(times) - 1)
        told = [is_count for _, is_count in order]
        return told in ([False, True, *behind], [True, False, *behind])
    is_row = not any(m.is_of_them or m.is_including for m in mentions)
    is_row = is_row and all(not m.places or m.zones == mentions[0].zones for m in mentions)
    first = 1 if is_row and order[0][1] else 0  # "31 on Friday, 28 on Saturday and 37 last night"
    return all(is_count == ((k + first) % 2 == 1) for k, (_, is_count) in enumerate(order))


def _sets_against(sentence: Sentence, mentions: list[Mention]) -> bool:
    between = sentence.tokens[mentions[0].index : mentions[1].index]
    return any("against" in t.traits for t in between)


def says_another(sentence: Sentence, said: TimeExpression) -> bool:
    """ "Yesterday 33 were reported; last night there were 12": a day of saying of its own count.

    Not so in "said on Tuesday that 30 were downed overnight, 12 of them …": one day, one night.
    """
    night = next((t for t in sentence.times if t.index > said.index), None)
    if night is None or night.kind != "night":
        return False
    starts = [t.start for t in sentence.tokens]
    counted = [m.start for m in sentence.reading.mentions if m.start > said.index]
    if not (counted and counted[0] < night.index < counted[-1]):
        return False
    first, at = (bisect_left(starts, start) for start in (counted[0], night.index))
    if not _PARTS_CLAUSES.isdisjoint(sentence.tokens[at - 1].kinds):
        return True
    return any(not _PARTS.isdisjoint(t.kinds) for t in sentence.tokens[first:at])


_PARTS = frozenset({"semicolon", "while"})  # «…, а рекордной остаётся ночь на 6 ноября: 75»
_PARTS_CLAUSES = frozenset({"comma", "semicolon", "while"})


def is_lone(cluster: list[TimeExpression]) -> bool:
    """Whether expressions name a day and no hours or night of it: «за сутки 3 марта», too."""
    days = [t for t in cluster if t.value != "24h"]
    return bool(days) and all(t.kind in _LONE for t in days)


def stands_near(distance: int, between: list[Token]) -> bool:
    """Whether an expression of time is so close to the one before it that both are of one time."""
    is_close = distance <= _NEAR or len(between) <= 1
    return is_close and not any(
        not (_SETS_AGAINST.isdisjoint(t.traits) and _PARTS_TIMES.isdisjoint(t.kinds))
        for t in between
    )


_SETS_AGAINST = frozenset({"against", "raises"})  # "…, bringing the night's tally to 121"


def follows_night(sentence: Sentence, time: TimeExpression, at: int) -> bool:
    """ "Overnight, at about 2 a.m., three drones were downed": an hour of the night before it."""
    before = [t for t in sentence.times if t.index < time.index]
    lead = at - 1 - ("comma" in sentence.tokens[at - 1].kinds)
    is_near = lead >= 0 and "time" in sentence.tokens[lead].kinds
    return is_near and bool(before) and before[-1].kind == "night" and not time.is_said


def opens_next(sentence: Sentence, at: int, time: TimeExpression) -> bool:
    """ "11 over Rostov region overnight and, between 9 and 11 a.m., four over …": of the four.

    Hours behind "and" with a count right behind them, where a count stands before them too.
    """
    tokens = sentence.tokens
    if looks_back([time]) and at > 0 and "while" in tokens[at - 1].kinds:
        return True  # "15 were downed overnight, whereas a day earlier there were four"
    is_joined = any(not _JOINS_COUNTS.isdisjoint(t.kinds) for t in tokens[max(0, at - 2) : at])
    if time.kind not in _OF_HOURS or not is_joined:
        return False
    near = tokens[at : at + _CLAUSE_REACH]
    behind = itertools.dropwhile(lambda t: not _LEADS_COUNT.isdisjoint(t.kinds), near)
    is_next = any("count" in t.kinds for t in itertools.islice(behind, 1))
    return is_next and any("count" in t.kinds for t in tokens[max(0, at - _CLAUSE_REACH) : at])


_CLAUSE_REACH = 24
_OF_HOURS = frozenset({"range", "since", "moment"})
_JOINS_COUNTS = frozenset({"and", "while"})
_LEADS_COUNT = frozenset({"time", "comma", "dash", "another"})


def dates_own_line(sentence: Sentence, m: Mention, at: int) -> bool:
    """«— над областью 16;⏎— утром 21 октября там же четыре»: a time of a later line's count.

    So too «над Орлом пять; до этого, в 01:30, — три» and «пять, в 01:30 — ещё три».
    """
    between = [t for t in sentence.tokens if m.end <= t.start < at]
    lines = [t.start for t in between if "line" in t.kinds]
    later = [x for x in sentence.reading.mentions if x.start > m.start]
    parting = {"semicolon", "comma"} if later and later[0].is_another else {"semicolon"}
    is_next = any(not parting.isdisjoint(t.kinds) for t in between)
    is_of_line = any(x.start > lines[-1] for x in later if lines)
    return is_of_line or any(x.start > at for x in later if is_next)


def with_positions(
    sentence: Sentence, heads: list[list[TimeExpression]], found: list[Mention]
) -> list[tuple[int, list[TimeExpression]]]:
    """Heads with where they stand; the hours of a night, behind all its counts, are one head."""
    dated = [(min(e.index for e in head), head) for head in heads]
    if (
        len(dated) == 2
        and {e.kind for e in dated[0][1]} <= {"night", "part"}
        and dated[0][0] < found[0].start
        and found[-1].start < dated[1][0]
        and not dates_share(sentence, found[-1], dated[1][0])
        and not (
            len(found) > 1 and _are_of_night(dated[0][1]) and any(map(_is_by_day, dated[1][1]))
        )
    ) and any(e.kind == "range" for e in dated[1][1]):
        dated = [(dated[1][0], [*dated[0][1], *dated[1][1]])]  # the hours of that night
    return dated


def _are_of_night(times: list[TimeExpression]) -> bool:
    return any(time.kind == "night" for time in times)


def _is_by_day(time: TimeExpression) -> bool:
    """ "After a night in which 45 were downed, nine from 8 a.m. to noon": hours of no night."""
    hours = [hour for hour, _ in time.clocks]
    is_range = time.kind == "range" and len(hours) > 1
    return is_range and NIGHT_END.hour <= hours[0] < hours[-1] <= NIGHT_START.hour


def dates_share(sentence: Sentence, m: Mention, at: int) -> bool:
    """«За ночь сбито 26, из них восемь — с 3:00 до 5:00»: the hours right behind a share.

    So too "overnight 40; a further six followed between 7 and 8 a.m.".
    """
    between = [t.kinds for t in sentence.tokens if m.end <= t.start < at]
    if m.has_verb and _opens_clause(sentence, m) and any("outcome" in k for k in between):
        return True  # «ночью пять; ещё семь сбито над Орлом с 20:00 до 23:00»
    is_later = m.is_another and m is not sentence.reading.mentions[0]
    if is_later and len(between) <= _MOST_VERBS:
        return all(kinds.keys() <= _VERBS for kinds in between)
    is_share = m.is_of_them or m.is_including
    return is_share and all(not _LEADS_HOURS.isdisjoint(kinds) for kinds in between)


def _opens_clause(sentence: Sentence, m: Mention) -> bool:
    """Whether a count is the first of what stands behind a semicolon."""
    lead = [t for t in sentence.tokens if t.start < m.start]
    clause = itertools.takewhile(lambda t: "semicolon" not in t.kinds, reversed(lead))
    is_parted = any("semicolon" in t.kinds for t in lead)
    return is_parted and all("count" not in t.kinds for t in clause)


_VERBS = frozenset({"dash", "stop", "in", "aux", "outcome"})
_MOST_VERBS = 3
_LEADS_HOURS = frozenset({"dash", "stop", "in", "of_them"})


def lies_within(inner: Window, outer: Window) -> bool:
    """Whether one window lies in another; so does one that nothing is known of."""
    if inner.start is None or inner.end is None or outer.start is None or outer.end is None:
        return inner.start is None
    return outer.start <= inner.start and inner.end <= outer.end


def dates_own_clause(sentence: Sentence, m: Mention, at: int) -> bool:
    """«утром сбиты два; ещё три, по его словам, сбиты ночью»: behind a semicolon and its verb."""
    between = [t.kinds for t in sentence.tokens if m.end <= t.start < at]
    is_parted = any("semicolon" in kinds for kinds in between)
    is_apart = _opens_clause(sentence, m) and not is_parted
    is_told = bool(between) and ("outcome" in between[-1] or not all(between))
    # «ещё семь сбито над Орлом с 20:00 до 23:00»
    is_told |= m.has_verb and all(not _OF_OWN_CLAUSE.isdisjoint(kinds) for kinds in between)
    return is_apart and is_told  # "a further six followed between 7 and 8 a.m."


def looks_back(head: list[TimeExpression]) -> bool:
    """ "Four were downed; the night before there were 11": a time of an earlier night or day."""
    return any(
        (time.kind == "other" and time.value in ("night", "previous"))
        or (time.dates and time.dates[0].name == "day_before")
        for time in head
    )


def tells_hours(
    sentence: Sentence, m: Mention, lead: list[TimeExpression], own: list[TimeExpression]
) -> bool:
    """«а утром сообщили о 22, сбитых с 22:30 до 6:00»: hours of the deed, behind a part of day."""
    if _tells_moment(sentence, m, lead, own):
        return True
    told = {t.kind for t in lead}
    if not told <= {"part", "night"} or {t.kind for t in own} != {"range"}:
        return False
    between = [t.kinds for t in sentence.tokens if m.end <= t.start < own[0].index]
    if told == {"night"}:  # "Overnight 11 were downed over Tula from 8 to 11 p.m. and 14 over …"
        return bool(between) and all(_PARTS_HOURS.isdisjoint(kinds) for kinds in between)
    deed = between["comma" in between[0] :] if between else []
    is_deed = bool(deed) and "outcome" in deed[0]
    return is_deed and all(_PARTS_DEED.isdisjoint(kinds) for kinds in deed)


_PARTS_HOURS = frozenset({"comma", "semicolon", "count", "and", "line", "open", "dash", "colon"})


def _tells_moment(
    sentence: Sentence, m: Mention, lead: list[TimeExpression], own: list[TimeExpression]
) -> bool:
    """«Ночью сбиты дроны: один — в 1:00, второй — в 2:30»: the hour of one, behind it."""
    is_moment = [t.kind for t in own] == ["moment"] and not (own[0].is_tally or own[0].is_said)
    if not is_moment or not {t.kind for t in lead} <= {"night", "part"}:
        return False
    if len(sentence.reading.mentions) < 2 or any(t.dates for t in lead):
        return False
    between = (t.kinds for t in sentence.tokens if m.end <= t.start < own[0].index)
    return all(not _OF_DEED_TOLD.isdisjoint(kinds) for kinds in between)


_OF_DEED_TOLD = frozenset({"dash", "stop", "in", "aux", "outcome", "over", "place", "subject"})
_OF_OWN_CLAUSE = frozenset({"aux", "outcome", "over", "place", "subject", "region_noun", "another"})
_PARTS_DEED = _PARTS_TIMES | _SETS_APART | {"dash", "colon", "while"}


_LATER = DatedWindow(Window(), (ONLY_START,))


def set_apart(
    sentence: Sentence, m: Mention, previous: int, current: DatedWindow | None, last: DatedWindow
) -> DatedWindow | None:
    """The window of a count that no time dates, where small words set it apart from `current`."""
    if m.index > 0 and "now" in sentence.tokens[m.index - 1].traits:
        return UNDATED  # "six on July 8 and now nine"
    return _LATER if _follows_hours(sentence, m, previous, (current or last).window) else current


def _follows_hours(sentence: Sentence, m: Mention, previous: int, told: Window) -> bool:
    """«С 20:00 до 23:30 сбиты шесть, после этого — ещё пять»: behind hours that are not its own.

    Not so "later added that three more …": then it was told later, and no more.
    """
    if told.basis != "stated" or told.end is None or not m.is_another:
        return False
    lead = [t for t in sentence.tokens if previous < t.start < m.start]
    behind = [t for t in sentence.tokens if t.start >= m.end][:_RIGHT_BEHIND]
    at = next((k for k, t in enumerate(lead) if "afterwards" in t.traits), None)
    if at is not None:
        following = lead[at + 1 :]
        is_after = bool(following) and "as" in following[0].traits  # «после того как»
        return not is_after and all("say" not in t.kinds for t in following)
    return any(
        "afterwards" in a.traits and "outcome" in b.kinds for a, b in itertools.pairwise(behind)
    )


_RIGHT_BEHIND = 3


def fits_beside(kinds: set[str], time: TimeExpression) -> bool:
    """Whether expressions can speak of one window: hours and a night, not two ranges."""
    if time.kind in kinds:
        return time.kind == "night"
    if "onwards" in (time.kind, *kinds):
        return False
    if time.value == "day_so_far" and "range" in kinds:
        return False
    if time.kind == "period" and "moment" in kinds:
        return time.value == "day_so_far"  # a tally, with its hour
    return not (
        {time.kind, *kinds} >= {"range", "moment"} or time.kind in ("other", "later", "period")
    )
