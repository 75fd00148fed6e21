"""Which expression of time dates which count of a sentence, and what carries over."""

from bisect import bisect_left
from copy import copy
from datetime import datetime

from claims.model import Window
from claims.parse.counts.comparing import (
    RIGHT_BEHIND,
    dates_compared,
    dates_then,
    follows_record,
    follows_superlative,
    heads_of_compared,
    is_as_many,
    ranks_within,
    stands_against,
    stands_for_comparison,
    then_of,
    time_of_earlier,
    times_recount,
)
from claims.parse.dating.each_time import date_each
from claims.parse.dating.heads import (
    counts_since,
    dates_own_clause,
    dates_own_line,
    dates_raised,
    days_of_span,
    ends_with_tally,
    exceed_day,
    explains,
    fits_beside,
    follows_night,
    goes_on_tally,
    heads_clause,
    is_lone,
    lies_within,
    looks_back,
    names_night,
    on_day,
    opens_next,
    pairs_times,
    says_another,
    set_apart,
    splits_day,
    stands_near,
    tells_hours,
    tells_night_only,
    tells_so_far,
    with_positions,
    without_streak,
)
from claims.parse.dating.recalled import Recall, is_of_night_before, recalls
from claims.parse.dating.telling import (
    closes_line,
    closes_night,
    compares_year,
    counts_back,
    dates_crossing,
    dates_last,
    dates_message,
    dates_post,
    dates_words,
    heads_hours,
    heads_line,
    heads_words,
    signs,
    splits_count,
    tells_time,
    times_correction,
)
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.passages import Sentence
from claims.parse.times.dated import DatedWindow
from claims.parse.times.dates import PartialDate
from claims.parse.times.expressions import TimeExpression
from claims.parse.times.windows import WindowReader
from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Token


def _stands_in_clause(sentence: Sentence, at: int) -> bool:
    """ "A drone was downed over Tula at 2 a.m., the second this night": a time of the deed."""
    m = sentence.reading.mentions[0]
    between = sentence.tokens[m.index : at]
    return bool(between) and all(_ENDS_DEED.isdisjoint(t.kinds) for t in between)


def _closes_clause(sentence: Sentence, m: Mention, at: int) -> bool:
    """«ещё один уничтожен над областью уже 1 января, в 0:20»: only verb and place between."""
    between = [t for t in sentence.tokens if m.end <= t.start < at]
    behind = (t for t in sentence.tokens if t.start >= at and _OF_PLACE.isdisjoint(t.kinds))
    return all(not _OF_COUNT.isdisjoint(t.kinds) for t in between) and (
        not _SETS_APART.isdisjoint(next((t.kinds for t in behind), _ENDS))
    )


_OF_COUNT = frozenset(
    """
    over in place region_noun territory outcome aux dash time stop country_adjective subject another
    """.split()
)
_OF_PLACE = frozenset({"time", "over", "in", "place", "territory", "region_noun"})
_SETS_APART = frozenset({"open", "close", "comma", "semicolon"})
_ENDS: Kinds = {"comma": ""}
_CLAUSE_MARKS = frozenset({"comma", "semicolon", "while", "close"})
_SENTENCE_MARKS = _CLAUSE_MARKS - {"comma"}
_LEADS_TIME = frozenset("dash stop in around_time of_them another adjective".split())


_ENDS_DEED = _CLAUSE_MARKS | {"colon", "dash", "open", "say", "speaker", "pronoun_speaker"}
_DATING = frozenset({"night", "range"})
_HEADED = _DATING | {"since"}
_LONG_PERIODS = frozenset({"week", "year"})
_SPANS = frozenset({"period", "month"})
_OF_DAYS = frozenset({"date", "onwards", "dates", "day_word", "month", "year"})


def _tokens_between(tokens: list[Token], start: int, end: int) -> list[Token]:
    """The tokens that begin within a stretch of the text."""
    first = bisect_left(tokens, start, key=lambda token: token.start)
    return tokens[first : bisect_left(tokens, end, lo=first, key=lambda token: token.start)]


def _sums_up(time: TimeExpression) -> bool:
    """Whether a word makes the hour beside it that of a tally, and not of hours of its own."""
    return time.kind == "tally" and time.value != "onward"


class Dater:
    """Gives the counts of a report their windows, sentence by sentence."""

    def __init__(self, published: datetime | None) -> None:
        self.published = published
        self.windows = WindowReader(published)
        self.recall = Recall()
        self.trailing: DatedWindow | None = None  # the window of a sentence behind the counts

    def date_mentions(self, sentence: Sentence, found: list[Mention]) -> None:
        self.windows = self.recall.leave_aside(sentence, self.windows)
        heads, default = self.heads(sentence)
        if not heads:
            self.recall.resume(sentence, self.windows)
        self.recall.compare(sentence, self.windows)
        if not found:
            if heads and tells_time(sentence, heads[0]):
                self._trail(sentence, heads[0], default)
            return
        dated = with_positions(sentence, heads, found)
        current = held = None  # held: what dates the counts that are no shares of another
        is_after_style = False
        of_others = heads_of_compared(
            sentence.tokens, [(m.index, m.end) for m in found], [at for at, _ in dated]
        )
        taken = set(of_others.values())
        for k, m in enumerate(found):
            is_share = m.is_of_them or m.is_including
            current = current if is_share else held or current
            following = found[k + 1].start if k + 1 < len(found) else None
            previous = found[k - 1].end if k else -1
            if (apart := self._compared_with(sentence, m, dated, of_others, default)) is not None:
                m.dated = apart  # it dates nothing but the number compared with
                continue
            before = [
                h for h, (at, _) in enumerate(dated) if previous < at < m.start and h not in taken
            ]
            after = [
                h
                for h, (at, _) in enumerate(dated)
                if at > m.start
                and h not in taken
                and (following is None or at < following)
                and not self._dates_next(sentence, m.end, at, following)
            ]
            chosen: int | None = None
            if before:
                chosen = before[-1]
                date_each(self.windows, sentence, m, dated, before, default)
                if after and tells_hours(sentence, m, dated[chosen][1], dated[after[0]][1]):
                    chosen, is_after_style = after[0], True
            elif after and (
                current is None
                or (len(dated) > 1 and is_after_style)
                or self._stands_right_behind(sentence, m.end, dated[after[0]][0])
                or dates_own_clause(sentence, m, dated[after[0]][0])
            ):
                chosen, is_after_style = after[0], True
                if date_each(self.windows, sentence, m, dated, after[::-1], default):
                    taken.update(after[1:])  # «по два дрона в 3:10 и в 5:25»
            elif current is None and len(dated) > len(of_others):
                free = [h for h in range(len(dated)) if h not in of_others.values()]
                chosen = next((h for h in free if dated[h][0] > m.start), free[0])
                at = dated[chosen][0]
                if (
                    splits_count(sentence.tokens, m, at)
                    or dates_own_line(sentence, m, at)
                    or (
                        looks_back(dated[chosen][1])
                        and self._dates_next(sentence, m.end, at, following)
                    )
                ):
                    chosen = None
            elif after and current is not None and _closes_clause(sentence, m, dated[after[0]][0]):
                own = copy(self.windows).read(dated[after[0]][1], default)
                chosen = None if lies_within(own.window, current.window) else after[0]
            else:
                current = set_apart(sentence, m, previous, current, self.windows.last)
            if chosen is not None and chosen not in taken:
                taken.add(chosen)
                times = dated[chosen][1]
                current = self._read(m, sentence, times, default)
            m.dated = current or (
                self.windows.last_wide
                if sentence.speakers and self.windows.is_moment
                else self.windows.last
            )
            held = held if is_share else current
        self.recall.remember(sentence, found, heads, self.windows)

    def _read(
        self,
        m: Mention,
        sentence: Sentence,
        times: list[TimeExpression],
        default: PartialDate | None,
    ) -> DatedWindow:
        """The window that expressions give a count, told of the report's own time or another."""
        is_before = sentence.index > 0 and is_of_night_before(m, sentence, times)
        if self.windows.last_night is not None and is_before:
            times = [TimeExpression("other", 0, 0, value="night")]
        if times_correction(sentence, times):
            return self.windows.last
        before = copy(self.windows)
        told = self.windows.read(times, default)
        if is_before and told.window.start is None:
            return DatedWindow(Window(), ("the night before",), True, True, is_relative=True)
        is_past = told.window.start is not None and (recalls(sentence) or looks_back(times))
        told = self.recall.set_aside(m, sentence, times, told, before, is_past)
        return told._replace(is_relative=True) if is_past or is_before else told

    def _trail(
        self, sentence: Sentence, head: list[TimeExpression], default: PartialDate | None
    ) -> None:
        """Read the time of a sentence without counts: it may be that of its neighbours."""
        earlier = self.windows.last
        trailing = self.windows.read(head, default)
        if len(sentence.tokens) < 6:
            self.windows.is_moment = False  # a line of a chronicle dates what follows
        if trailing.window.start is not None and sentence.index and not trailing.is_long:
            is_meant = tells_night_only(sentence, head)
            self.trailing = self.trailing or trailing._replace(is_meant=is_meant)
        if trailing.is_long and (earlier.window.start is not None or self.recall.has_counts):
            self.windows.last = earlier  # "one of the heaviest since the spring of 2022"

    def _compared_with(
        self,
        sentence: Sentence,
        m: Mention,
        dated: list[tuple[int, list[TimeExpression]]],
        of_others: dict[int, int],
        default: PartialDate | None,
    ) -> DatedWindow | None:
        """The window of a number that the text only compares with; None if it is no such.

        «35 за ночь против 102 накануне», «крупнейший налёт с 12 мая, когда сбили 80».
        """
        if (other := of_others.get(m.index)) is not None:
            return copy(self.windows).read(dated[other][1], default)._replace(is_elsewhere=True)
        if (at := time_of_earlier(sentence.tokens, m.index)) is not None:
            then = [t for t in sentence.times if t.index == sentence.tokens[at].start]
            return copy(self.windows).read(then, default)._replace(is_elsewhere=True)
        if (at := then_of(sentence.tokens, m.index)) is None:
            return self.recall.then(sentence)
        start = sentence.tokens[at].start
        own = next((t for t in reversed(sentence.times) if t.index <= start), None)
        if own is not None and own.kind in _DATING:
            return None  # "the largest raid came on the night of October 3, when 91 …"
        if own is None or not own.dates or not own.dates[0].day:
            return DatedWindow(
                Window(), ("of an earlier time that the text does not date",), True, True
            )
        day = TimeExpression("date", own.index, own.end, dates=own.dates[:1])
        return copy(self.windows).read([day], None)._replace(is_elsewhere=True)

    def date_apart(self, sentence: Sentence) -> list[Window]:
        """The windows that a sentence names, read as if nothing stood before it."""
        heads, default = self.heads(sentence)
        return [WindowReader(self.published).read(head, default).window for head in heads]

    def _stands_right_behind(self, sentence: Sentence, end: int, at: int) -> bool:
        """ "20 by noon, and 44 in the evening": a time of the count before it."""
        between = [t.kinds for t in _tokens_between(sentence.tokens, end, at)]
        is_near = at - end <= RIGHT_BEHIND or all(
            kinds and _LEADS_TIME.issuperset(kinds) for kinds in between
        )  # «ещё три — после 03:00»
        return is_near and not any("line" in kinds for kinds in between)

    def _dates_next(self, sentence: Sentence, end: int, at: int, following: int | None) -> bool:
        """«18 (все над X), а между 12:00 и 14:30 — ещё 4»: a time of the next count."""
        if following is None:
            return False
        before = _tokens_between(sentence.tokens, end, at)
        between = _tokens_between(sentence.tokens, at, following)
        is_parted = any("semicolon" in t.kinds for t in before)  # «пять; до этого, в 1:30, — три»
        parting = _SENTENCE_MARKS if is_parted else _CLAUSE_MARKS
        return any(not _CLAUSE_MARKS.isdisjoint(t.kinds) for t in before) and not any(
            not parting.isdisjoint(t.kinds) for t in between
        )

    def heads(self, sentence: Sentence) -> tuple[list[list[TimeExpression]], PartialDate | None]:
        """Expressions that stand together form a head; a lone date serves all heads without one."""
        if not sentence.times:
            return [], None
        times = without_streak(sentence)
        clusters: list[list[TimeExpression]] = []
        default: PartialDate | None = None
        position = {t.start: k for k, t in enumerate(sentence.tokens)}
        last_at = -99
        told = [t.kind for t in times]
        kinds: set[str] = set()  # of the last cluster
        is_paired = pairs_times(sentence)
        for time in times:
            at = position.get(time.index, last_at)
            if clusters and follows_record(sentence.tokens, at) and "other" in kinds:
                clusters[-1].append(time)  # "the previous record, 337, was set on March 11"
                continue
            is_apart = closes_line(sentence.tokens, at, time)
            if is_apart or self._dates_nothing(sentence, time, at, told):
                continue
            if time.kind == "night" and not time.dates and self._has_hour_of_deed(sentence):
                continue
            if kinds == {"moment"} and "night_to" in sentence.tokens[at].traits:
                continue  # "at 3:40 he raised the tally for the night to fourteen"
            is_date = time.kind in ("date", "day_word")
            is_said = time.is_said and not (is_paired or dates_compared(sentence.tokens, at))
            if is_said and (is_date or time.kind == "part"):
                if not says_another(sentence, time):
                    default = default or (time.dates[0] if time.dates else None)
                continue
            is_said = is_said and time.kind == "moment"
            is_hour = is_said or (time.kind == "moment" and default is not None)
            ends_span = is_hour and counts_since(clusters)  # "since 3 a.m., he posted at 5:40"
            is_posting = is_said and not (ends_span or "tally" in told or closes_night(time))
            if is_posting and (self._lasts() or not _DATING.isdisjoint(told)):
                continue
            passed = sentence.tokens[max(0, last_at) : at]  # «утром сбили 6, ночью — 12»
            between = [t for t in passed if "time" not in t.kinds]
            near = stands_near(at - last_at, between) and not opens_next(sentence, at, time)
            if (
                ends_span
                or (
                    clusters
                    and (near or explains(sentence.tokens, last_at, at, time))
                    and fits_beside(kinds, time)
                )
                or (clusters and (_sums_up(time) or tells_so_far(time, kinds, between)))
                or (clusters and ends_with_tally(time, clusters[-1], told))
                or goes_on_tally(clusters, kinds, time, len(sentence.reading.mentions))
            ):
                clusters[-1].append(on_day(time, default) if ends_span else time)
                kinds.add(time.kind)
            else:
                clusters.append([time])
                kinds = {time.kind}
            last_at = at
        if is_paired and len(clusters) in (len(times), len(sentence.reading.mentions)):
            return clusters, None
        return self._part(sentence, clusters, position, default)

    def _part(
        self,
        sentence: Sentence,
        clusters: list[list[TimeExpression]],
        position: dict[int, int],
        default: PartialDate | None,
    ) -> tuple[list[list[TimeExpression]], PartialDate | None]:
        """The heads among clusters, and the day that serves all heads without one."""
        heads: list[list[TimeExpression]] = []
        lone: list[list[TimeExpression]] = []
        for c in clusters:
            at = position.get(c[0].index, 0)
            is_own = stands_against(sentence.tokens, at) or heads_clause(sentence.tokens, at)
            if dates_raised(sentence.tokens, at) and is_lone(c):
                is_own, default = True, default or next((t.dates[0] for t in c if t.dates), None)
            (lone if is_lone(c) and not is_own else heads).append(c)
        if len(heads) < len(clusters) - 1 and all(t.kind == "period" for c in heads for t in c):
            heads = []  # "the third raid this month: eleven on July 3, six on July 8"
        heads, lone = days_of_span(clusters, heads, [c for c in lone if any(t.dates for t in c)])
        if lone and len(sentence.reading.mentions) > 1 and exceed_day(heads):
            return clusters, default  # «накануне — 12, а с начала месяца — 47»
        if heads and lone:
            default = default or next(t.dates[0] for t in lone[0] if t.dates)
            lone = lone[:1] if splits_day(sentence, lone[0], heads) else []
            heads = [*lone, *heads]
            lone = []
        if not heads and not lone and default is not None:
            lone = self._days_of_saying(sentence)
        return heads or lone, default

    def _days_of_saying(self, sentence: Sentence) -> list[list[TimeExpression]]:
        """The day on which something was said: it dates what nothing else dates."""
        said = [t for t in sentence.times if t.is_said and t.dates and t.kind != "moment"]
        return [said[:1]] if said and not self._is_morning_after(said[0]) else []

    def _has_hour_of_deed(self, sentence: Sentence) -> bool:
        """Whether the only count of a sentence has an hour in its own clause."""
        if len(sentence.reading.mentions) != 1 or not sentence.speakers:
            return False
        hours = [t for t in sentence.times if t.kind == "moment" and not t.is_said]
        starts = [t.start for t in sentence.tokens]
        return len(hours) == 1 and _stands_in_clause(sentence, bisect_left(starts, hours[0].index))

    def _is_morning_after(self, said: TimeExpression) -> bool:
        """Whether a day of saying is that on which the night ended that was told of before."""
        last = self.windows.last.window
        day, _ = self.windows.resolve_date(said.dates[0])
        return (
            last.basis in ("convention", "stated")
            and last.end is not None
            and (last.end.date() == day)
        )

    def _dates_nothing(
        self, sentence: Sentence, time: TimeExpression, at: int, told: list[str]
    ) -> bool:
        """Whether an expression only compares, or tells when something was said."""
        tokens = sentence.tokens
        # «33 — столько же, сколько и в ночь на вторник»: a number of that night, too
        is_own = names_night(time) and is_as_many(tokens, at)
        is_compared = stands_for_comparison(tokens, at) and not is_own
        is_compared |= time.kind == "year" and at > 0 and compares_year(sentence, at, told)
        if time.kind == "report" or is_compared or follows_record(tokens, at):
            return True  # "three more than on the previous day"
        if at < 0:
            return False  # its words have become part of a count
        is_later = time.kind == "part" and "night" in told and times_recount(tokens, at)
        if time.kind not in _DATING and (dates_then(tokens, at) or is_later):
            return True
        if time.kind == "other" and "range" in told:  # «как сообщалось ранее, с 10:40 до 12:20»
            return time.is_said or (at > 0 and "according" in tokens[at - 1].kinds)
        if time.kind in _OF_DAYS and any("from" in t.kinds for t in tokens[max(0, at - 2) : at]):
            # "the largest attack since May 7", "where factories have been a target since 2023"
            is_later = time.value == "since" and self.windows.last.window.start is not None
            if is_later or follows_superlative(tokens, at):
                return True
        is_frame = time.kind == "period" and "moment" in told and heads_hours(tokens, at)
        if is_frame or (time.kind == "since" and dates_words(tokens, at)):
            return True
        if time.kind in _SPANS and (ranks_within(tokens, at) or dates_post(tokens, at)):
            return True  # "the second attack this month: on September 1 …"
        if time.kind == "period" and time.value in _LONG_PERIODS:
            # "the largest attack since the start of the war"
            return follows_superlative(tokens, at)
        if time.kind != "moment":
            return False
        is_of_one = told.count("moment") == 1 and dates_last(tokens, at)
        if is_of_one or ("say" in sentence.told and counts_back(tokens)):
            return True
        is_posted = dates_post(tokens, at) or dates_message(tokens, at)
        is_posted = is_posted and "grew" not in sentence.told
        if signs(tokens, at) or (is_posted and {"since", "tally"}.isdisjoint(told)):
            return True
        if time.is_tally and "night" in told and not sentence.reading.mentions:
            return True  # "As of 9 a.m. the fires of the night's attack are out"
        if (heads_words(tokens, at) or dates_crossing(tokens, at)) and not _DATING.isdisjoint(told):
            return True  # "the first post, at 7:05 a.m.: 47 drones overnight"
        if heads_line(tokens, at) and not (time.is_tally or _HEADED.isdisjoint(told)):
            return True  # "07:55 The ministry's summary: 44 drones overnight": when it was posted
        is_one = len(sentence.reading.mentions) == 1 and told.count("moment") == 1
        is_told = bool(sentence.speakers) and is_one and "night" in told and "tally" not in told
        if not is_told or closes_night(time) or follows_night(sentence, time, at):
            return False
        # "wrote at 6:20 a.m.: seven drones had been shot down during the night"
        return not _stands_in_clause(sentence, at)

    def _lasts(self) -> bool:
        """Whether the last window is known, and more than the moment of another statement."""
        last = self.windows.last.window
        return last.start not in (None, last.end) and not self.windows.is_tally
