"""Times that tell when something was said, or are of a share only, and not of what happened."""

import itertools

from claims.parse.counts.numbers import Counted
from claims.parse.mentions.draft import CLAUSE_ENDS
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.goals import names_raid
from claims.parse.sentence.passages import Sentence, tells_alert_over
from claims.parse.times.dated import NIGHT_END, NIGHT_START
from claims.parse.times.expressions import TimeExpression
from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Token, kinds_of

_SIGNED_REACH = 12
_LONGEST_TIME = 6
_SIGNATURE = 5  # tokens of a parenthesis within which its speaker stands


def heads_line(tokens: list[Token], at: int) -> bool:
    """Whether a time stands at the head of a line, as in a chronicle or a live blog."""
    before = tokens[at - 1].kinds if at > 0 else {}
    after = tokens[at + 1].kinds if at + 1 < len(tokens) else {}
    is_head = (at == 0 or "line" in before or "bullet" in before) and tokens[at].word[:1].isdigit()
    return is_head and not after.keys() & {"and", "to", "comma"}


def heads_words(tokens: list[Token], at: int) -> bool:
    """Whether a colon stands right behind a time that stands behind a comma."""
    is_behind = at > 1 and any("comma" in t.kinds for t in tokens[at - 2 : at])
    return is_behind and "colon" in _kinds_behind_time(tokens, at)


def _kinds_behind_time(tokens: list[Token], at: int) -> Kinds:
    """The kinds of the first token behind a time; none if the time is too long."""
    behind = (t.kinds for t in tokens[at : at + _LONGEST_TIME] if "time" not in t.kinds)
    return next(behind, {})


def dates_post(tokens: list[Token], at: int) -> bool:
    """ "A page updated this week", «сводка, вышедшая в 8 часов»: when the words came out.

    So too "in a midday update".
    """
    beside = tokens[max(0, at - 1) : at + 2]
    if len(beside) == 3 and "indefinite" in beside[0].traits and "report_noun" in beside[2].kinds:
        return True
    return any("posted" in t.traits for t in tokens[max(0, at - 2) : at])


def dates_crossing(tokens: list[Token], at: int) -> bool:
    """ "Having crossed the border around midnight, …": when they came, not when they fell."""
    is_coming = 0 < at <= _COMING_REACH and "origin" in tokens[0].kinds
    return is_coming and all(_ENDS_COMING.isdisjoint(t.kinds) for t in tokens[:at])


_COMING_REACH = 12
_ENDS_COMING = frozenset({"outcome", "count", "comma", "subject", "all_of_them"})


def dates_message(tokens: list[Token], at: int) -> bool:
    """ "Seven, up from three in his first message at 2:10 a.m.": the hour of a message.

    So too "in its 8 a.m. bulletin".
    """
    if "report_noun" in _kinds_behind_time(tokens, at):
        return True
    is_hour = tokens[at].word[:1].isdigit()  # not "(to 7 a.m.)"
    at -= 1
    if "open" in tokens[at].kinds and is_hour:  # «Утренняя сводка Минобороны (8:00): …»
        at = next((k for k in range(at - 1, 0, -1) if _WHOSE.isdisjoint(tokens[k].kinds)), 0)
    else:
        at -= at > 0 and not (
            _LEADS_TIME.isdisjoint(tokens[at].kinds) and "for_time" not in tokens[at].traits
        )
    return at > 0 and "report_noun" in tokens[at].kinds


def dates_words(tokens: list[Token], at: int) -> bool:
    """«В сообщении от 21:00 речь шла о 16», «допис губернатора області від 20:15»: no start."""
    at -= 1
    while at > 0 and not _WHOSE.isdisjoint(tokens[at].kinds):
        at -= 1
    return at >= 0 and "report_noun" in tokens[at].kinds


_WHOSE = frozenset({"speaker", "home", "governor"})
_LEADS_TIME = frozenset({"in", "around_time"})


def heads_hours(tokens: list[Token], at: int) -> bool:
    """«Двумя ударами за сутки: в полдень сбили четыре, …»: within which day the hours are.

    Not «за сутки: к 8 утра — 12», a sum of the whole day.
    """
    near = range(at, min(at + _LONGEST_TIME, len(tokens)))
    colon = next((k for k in near if "colon" in tokens[k].kinds), None)
    lead = tokens[max(0, at - _DAY_REACH) : colon]
    if colon is None or any("count" in t.kinds and t.value.subject for t in lead):
        return False
    behind = tokens[colon + 1 : colon + 1 + _HOUR_REACH]
    is_sum = any(not _SUMS_TO_HOUR.isdisjoint(t.traits) for t in behind)
    return not is_sum and "time" in kinds_of(behind)


_HOUR_REACH = 3
_DAY_REACH = 20
_SUMS_TO_HOUR = frozenset({"as_of", "up_to", "up_to_hour"})


def dates_last(tokens: list[Token], at: int) -> bool:
    """ "Five were shot down, the last at 6:10 a.m.": the hour of one of them."""
    at -= 1
    while at > 0 and not _BEHIND_LAST.isdisjoint(tokens[at].kinds):
        at -= 1
    return at > 0 and "last_one" in tokens[at].kinds


_BEHIND_LAST = frozenset({"dash", "in", "around_time", "of_them"})


def signs(tokens: list[Token], at: int) -> bool:
    """ "(ministry, 12 July, 07:45)": a time behind a speaker in parentheses dates the saying."""
    if not tokens[at].word[:1].isdigit():
        return False  # "(the governor, as of 06:00)"
    near = tokens[max(0, at - _SIGNED_REACH) : at]
    opened = next((k for k in range(len(near) - 1, -1, -1) if "open" in near[k].kinds), None)
    is_closed = any("close" in t.kinds for t in near[opened:])
    return (
        opened is not None
        and not is_closed
        and any("speaker" in t.kinds for t in near[opened + 1 : opened + _SIGNATURE])
    )


def closes_night(time: TimeExpression) -> bool:
    """ "By 2 a.m. the governor had reported eight downed overnight": the hour of a tally.

    By the morning the night is over, and all of it is told.
    """
    is_within = bool(time.clocks) and not NIGHT_END.hour <= time.clocks[0][0] < NIGHT_START.hour
    return time.is_tally and is_within


def counts_back(tokens: list[Token]) -> bool:
    """«За последние четыре часа — 30, написал он в 10 утра»: hours that the text does not name."""
    return any(
        not _LEADS_SPAN.isdisjoint(a.traits) and "span" in b.kinds
        for a, b in itertools.pairwise(tokens)
    )


_LEADS_SPAN = frozenset({"latest", "in_span"})  # «за последние четыре часа», «за два часа»


def splits_count(tokens: list[Token], m: Mention, at: int) -> bool:
    """«12 дронов (9 днём, 3 вечером)»: a time of a share, and not of the whole.

    So too "12 drones were downed over Tula, nine by day and three in the evening".
    """
    between = [t.kinds for t in tokens if m.end <= t.start < at]
    opened = next((k for k, kinds in enumerate(between) if "open" in kinds), len(between))
    if any("count" in kinds for kinds in between[opened:]):
        return True
    behind = [t.value for t in tokens[m.index + 1 :] if "count" in t.kinds]
    shares = [x.quantity.low or 0 for x in behind if isinstance(x, Counted) and not x.subject]
    is_split = len(behind) == len(shares) > 1 and sum(shares) == m.quantity.low
    first = next((k for k, kinds in enumerate(between) if "count" in kinds), None)
    return is_split and first is not None and all("place" not in k for k in between[first:])


def times_other_things(sentence: Sentence, head: list[TimeExpression]) -> bool:
    """«Отбой тревоги в 03:15», "sirens since 2 a.m.": hours of something that is no claim."""
    if times_fire(sentence, head):
        return True
    if any("closing" in t.traits for t in sentence.tokens):
        return {t.kind for t in head} <= _HOURS
    is_other = not sentence.told.isdisjoint(_OTHER_THINGS)  # «Первый [взрыв] — в 1:20»
    is_other |= any("alarm" in t.traits for t in sentence.tokens)  # but «тревога с 1:15 до 5:40»
    if tells_alert_over(sentence):
        return all(t.kind not in ("range", "dates") for t in head)
    return is_other and all(t.kind in ("moment", "tally") for t in head)


def closes_line(tokens: list[Token], at: int, time: TimeExpression) -> bool:
    """«Всего: 35 // Аэропорт не работал с 23:10 до 5:20»: hours of a line of its own.

    So too "the alert was lifted at 6 a.m. after 21 were downed": an hour of another clause.
    """
    if time.kind == "moment" and not time.is_tally and _is_of_alert(tokens, at):
        return True
    near = tokens[max(0, at - _LONGEST_CLOSING) : at]
    lead = list(itertools.takewhile(lambda t: "line" not in t.kinds, reversed(near)))
    is_line = 0 < len(lead) < len(near)
    is_closing = any("closing" in t.traits for t in lead)
    return is_line and is_closing and all(_DEEDS.isdisjoint(t.kinds) for t in lead)


def _is_of_alert(tokens: list[Token], at: int) -> bool:
    """Whether an alert ends in the clause of a time, and no deed stands between.

    Not so "by the time the all-clear sounded at 5 a.m., 14 had been downed".
    """
    lead = tokens[max(0, at - _LONGEST_CLOSING) : max(0, at)]
    if any("led_by" in t.traits for t in lead):
        return False
    before = reversed(lead)
    behind = itertools.dropwhile(
        lambda t: "time" in t.kinds, tokens[max(0, at) : at + _LONGEST_CLOSING]
    )
    near = [itertools.takewhile(_goes_on, side) for side in (before, behind)]
    return any("alert_over" in t.traits for side in near for t in side)


def _goes_on(token: Token) -> bool:
    return _PARTS_ALERT.isdisjoint(token.kinds)


_PARTS_ALERT = CLAUSE_ENDS | {"outcome", "count", "time"}


def times_correction(sentence: Sentence, times: list[TimeExpression]) -> bool:
    """ "An hour later the governor updated the figure to 17": the hour of a post, not of a deed."""
    is_first = all(t.kind == "later" and t.index <= sentence.tokens[0].start for t in times)
    return is_first and "correction" in sentence.told


def times_fire(sentence: Sentence, head: list[TimeExpression]) -> bool:
    """«Возгорание ликвидировано к 05:10», "the blaze was out at 5:10": an hour of a fire."""
    led = itertools.takewhile(lambda t: t.start < head[0].index, sentence.tokens)
    return {t.kind for t in head} <= _HOURS and any("burning" in t.traits for t in led)


_HOURS = frozenset({"moment", "range", "since"})
_LONGEST_CLOSING = 12
_DEEDS = frozenset({"outcome", "count"})
_OTHER_THINGS = frozenset({"noise", "ordinal", "nth"})


def compares_year(sentence: Sentence, at: int, kinds: list[str]) -> bool:
    """ "On Wednesday 37 were shot down, a count unheard of in 2022": a year to compare with.

    `kinds` are those of all times of the sentence.
    """
    last = max((m.index for m in sentence.reading.mentions), default=at)
    between = [t.kinds for t in sentence.tokens[last:at]]
    is_parted = any(not _PARTS_YEAR.isdisjoint(kinds) for kinds in between)
    is_other = any(kind != "year" for kind in kinds)
    return is_parted or (is_other and any("comma" in kinds for kinds in between))


_PARTS_YEAR = frozenset({"semicolon", "dash"})


def sums_up_told(sentence: Sentence) -> bool:
    """«Такой расклад за утро, с 7:00 до 10:00, привели в министерстве»: of the counts before it."""
    lead = sentence.tokens[:_SUMMARY_REACH]
    is_led = any("such_a" in t.traits for t in lead[:2])
    return is_led and any("summary" in t.traits for t in lead[1:])


_SUMMARY_REACH = 5


def tells_time(sentence: Sentence, head: list[TimeExpression]) -> bool:
    """Whether a sentence without counts tells when something flew or was downed."""
    if any(t.kind == "other" for t in sentence.times):
        return False  # «В прошлый раз город атаковали 15 июля»
    if not sentence.reading.outcomes and all(t.kind == "year" for t in head):
        return False  # «на защиту от дронов в 2026 году выделят 340 млн»
    return bool(
        sentence.reading.subjects
        or "doer" in sentence.told
        or (sentence.reading.outcomes and not times_fire(sentence, head))
        or (_is_short(sentence, head) and not times_other_things(sentence, head))
        or any(t.kind == "night" and t.dates for t in head)
        or (head[0].kind == "night" and any(map(names_raid, sentence.tokens)))
    )


def _is_short(sentence: Sentence, head: list[TimeExpression]) -> bool:
    """Whether a sentence tells little beside its time, or beside hours."""
    has_hours = any(t.kind == "range" for t in head)
    others = sum("time" not in t.kinds for t in sentence.tokens)
    return len(sentence.tokens) < 12 or (has_hours and (others <= _FEW or sums_up_told(sentence)))


_FEW = 5  # words beside hours: "The second wave began at … and lasted until …"
