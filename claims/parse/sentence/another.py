"""Counts of one more that no number tells: "another", "a third", "the last one"."""

import itertools

from claims.parse.counts.numbers import Counted, Quantity
from claims.parse.mentions.draft import CLAUSE_ENDS, RELATIVE, plain_outcome, tells_downing
from claims.parse.places.place import Place
from claims.parse.words.tokens import Line, Token, kinds_of

_OF_TIME = frozenset({"of", "time", "adjective", "span"})
_OF_GOAL = frozenset({"goal", "place", "in"})
_ENDS_ITEM = CLAUSE_ENDS | {"and"}
_LEADS_VERB = frozenset({"aux", "stop"})
RANKS = frozenset({"nth", "ordinal", "day_number"})
_SAYS = frozenset({"say", "pronoun_speaker", "according"})
_LONGEST_SAYING = 7
_OF_ITEM = frozenset({"place", "time", "stop", "adjective", "region_noun", "close"})
_SHORTEST_ITEM = 4  # another, its noun, "over" and the place
STANDS_APART = frozenset({"over", "place", "dash", "outcome", "say", "speaker"})
_JOINS_TIME = frozenset({"and", "comma"})
_COUNTED_THINGS = frozenset({"count", "subject", "number", "digits", "adjective", "noise"})


def imply_last(tokens: list[Token]) -> None:
    """«Сбиты 20. … Последний сбит над Рязанской областью»: one more of those told before."""
    kinds = Line(tokens).kinds
    for i, token in enumerate(tokens):
        if "last_one" not in token.kinds:
            continue
        k = i + 1
        if "comma" in kinds[k] and "comma" in kinds[k + 2] and not RANKS.isdisjoint(kinds[k + 1]):
            for rank in tokens[k : k + 3]:
                rank.kinds = {"stop": ""}  # «последний, семнадцатый, — над …»
            k += 3
        at = k + ("aux" in kinds[k])
        verb = str(kinds[at].get("outcome", ""))
        is_placed = "dash" in kinds[k] and "over" in kinds[k + 1 + ("stop" in kinds[k + 1])]
        is_one = token.word.isascii() or verb.endswith("/1") or "over" in kinds[at + 1]
        is_downed = verb.startswith("destroyed") and is_one  # «последний сбили над …»
        if is_downed or is_placed or _is_timed(tokens, i):
            quantity = Quantity(1, 1, "exact", f"“{token.word}”: one more")
            token.value = Counted(quantity, is_implied=True, is_another=True)
            token.kinds = {"count": ""}


def _is_timed(tokens: list[Token], i: int) -> bool:
    """«В 2:10 сбит дрон, в 2:40 — ещё два, последний — в 5:00»: the last of a row of hours."""
    lead = Line(tokens[i - 1 : i + 4]).kinds
    if "comma" not in lead[0] or "time" not in lead[2 + ("dash" in lead[2])]:
        return False
    row = itertools.groupby(tokens[max(0, i - _ROW_REACH) : i - 1], lambda t: "comma" in t.kinds)
    items = [list(item) for is_mark, item in row if not is_mark][-2:]
    are_timed = all({"time", "count"} <= kinds_of(item) and _has_clock(item) for item in items)
    return len(items) == 2 and are_timed and "total" not in kinds_of(tokens[i:])


_ROW_REACH = 30


def _has_clock(tokens: list[Token]) -> bool:
    return any("time" in t.kinds and t.word[:1].isdigit() for t in tokens)


def name_all_who_flew(tokens: list[Token]) -> None:
    """ "Attacked by four drones, which were shot down", «напали четыре дрона, которых сбила ПВО».

    The relative word stands for all of them.
    """
    for i, token in enumerate(tokens):
        if RELATIVE.isdisjoint(token.traits):
            continue
        verb = i + 1
        while verb < len(tokens) and not _LEADS_DOWNING.isdisjoint(tokens[verb].kinds):
            verb += 1
        clause = list(
            itertools.takewhile(
                lambda t: CLAUSE_ENDS.isdisjoint(t.kinds),
                reversed(tokens[: i - ("comma" in tokens[i - 1].kinds)]),
            )
        )
        count = next((k for k, t in enumerate(clause) if "count" in t.kinds), None)
        if count is None or verb == len(tokens) or not tells_downing(tokens[verb].kinds):
            continue
        is_share = any("of" in t.kinds for t in clause[count + 1 : count + 3])
        is_sent = any(plain_outcome(t.kinds) == "launched" for t in clause if "outcome" in t.kinds)
        behind = tokens[verb + 1 : verb + 2]
        if is_sent and not is_share and not any("count" in t.kinds for t in behind):
            token.kinds = {"all_of_them": ""}


_LEADS_DOWNING = frozenset({"aux", "stop", "doer", "adjective", "all_of_them"})


def imply_next(tokens: list[Token], before: int | None) -> int | None:
    """ "Two were jammed; a third was shot down": one more, by the ordinal behind a count.

    "A fifth drone of the day has been shot down" is one without any count before it.
    `before` is the last count of the sentences before this one; gives the last one told now.
    """
    known = 0  # the sum of the counts of this sentence
    for i, token in enumerate(tokens):
        if "count" in token.kinds:
            known += token.value.quantity.high or 0
            lead = i - 1 - any("the" in t.traits for t in tokens[i - 1 : i] if i)
            if before and lead >= 0 and "of" in tokens[lead].kinds:
                continue  # «два из трёх сбиты, третий подавлен»
            is_next = token.value.is_implied and token.value.is_another
            is_next |= token.value.quantity.high == 1 and "another" in tokens[i - 1].kinds
            before = before + 1 if before and is_next else token.value.quantity.high
        elif "nth" in token.kinds and not _owns_thing(tokens, i):
            nth = int(str(token.kinds["nth"]))
            if before == 1 and _ranks_one(tokens, i):
                before = nth  # «дрон, второй за сутки, сбит над Тулой, а третий — …»
                continue
            is_next = nth - 1 == before or nth - 1 == known > 1  # "two over A, three …; a sixth"
            last = _last_in_row(tokens, i) if is_next else i
            noun = tokens[last + 1] if "subject" in kinds_of(tokens[last + 1 : last + 2]) else None
            is_lone = not is_next and noun is not None and "article_first" in token.traits
            if not (is_lone or is_next):
                continue
            is_listed = noun is not None and i > 0 and "dash" in tokens[i - 1].kinds
            end = last + 1 + (noun is not None)
            while is_lone and end < len(tokens) and not _OF_TIME.isdisjoint(tokens[end].kinds):
                end += 1  # "a fifth drone of the day has been shot down"
            if is_lone and "goal" in kinds_of(tokens[end : end + 1]):
                while end < len(tokens) and not _OF_GOAL.isdisjoint(tokens[end].kinds):
                    end += 1  # "a second drone heading for Moscow has been downed"
            is_listed = is_listed or _ends_list(tokens, i, end)
            end = _past_saying(tokens, end)
            is_told = tells_of_next(tokens, end) or _is_downed_next(tokens, i, end)
            is_told = is_told or (is_next and _stands_near(tokens, i, end))
            if not (is_listed or is_told or _ends_with_time(tokens, i, end)):
                is_passed = is_next and "unrelated" in kinds_of(tokens[end : end + 1])
                before = nth if is_passed else before  # «второй упал в поле, третий подавлен»
                continue
            subject = str(noun.kinds["subject"]).split("/")[0] if noun is not None else ""
            number = 1 + (last - i) // 2
            note = f"“{token.word}”: one more" if number == 1 else ""
            quantity = Quantity(number, number, "exact", note)
            for rank in tokens[i + 1 : last + 1]:
                rank.kinds = {"stop": ""}
            named = (subject,) if subject else ()
            counted = Counted(
                quantity, subject, subjects=named, is_implied=True, is_another=not is_lone
            )
            if noun is not None:
                noun.kinds = {"stop": ""}
            token.value, token.kinds = counted, {"count": ""}
            before = nth + number - 1
    return before


def _owns_thing(tokens: list[Token], i: int) -> bool:
    """«следы третьего потерялись»: an ordinal in another case behind a noun of no table."""
    is_owner = i > 0 and not tokens[i].word.isascii() and "one_masculine" not in tokens[i].traits
    return is_owner and not tokens[i - 1].kinds and bool(tokens[i - 1].word)


def _last_in_row(tokens: list[Token], i: int) -> int:
    """«четвёртый и пятый — в 3:00», "the fourth and fifth": where a row of ordinals ends."""
    while i + 2 < len(tokens) and "and" in tokens[i + 1].kinds:
        nth, following = tokens[i].kinds.get("nth"), tokens[i + 2].kinds.get("nth")
        if following is None or int(str(following)) != int(str(nth)) + 1:
            break
        i += 2
    return i


def _ranks_one(tokens: list[Token], i: int) -> bool:
    """Whether an ordinal between a comma and a time ranks the thing right before the comma."""
    k = i - 1
    while k > 0 and _LEADS_RANK.issuperset(tokens[k].kinds):
        k -= 1
    is_behind_one = k > 0 and "comma" in tokens[k].kinds and "count" in tokens[k - 1].kinds
    is_timed = not _OF_TIME.isdisjoint(kinds_of(tokens[i + 1 : i + 2]))
    return is_behind_one and is_timed


_LEADS_RANK = frozenset({"stop", "adjective"})


def _past_saying(tokens: list[Token], i: int) -> int:
    """The position behind ", he said," if it stands at one."""
    if "comma" not in kinds_of(tokens[i : i + 1]):
        return i
    for k in range(i + 1, min(i + _LONGEST_SAYING, len(tokens))):
        if "comma" in tokens[k].kinds:
            is_said = not _SAYS.isdisjoint(kinds_of(tokens[i:k]))
            return k + 1 if is_said else i
    return i


def _ends_list(tokens: list[Token], i: int, end: int) -> bool:
    """ "Two over Tula; over Kaluga, a third.": an ordinal behind its place, and nothing more."""
    is_apart = i > 1 and "comma" in tokens[i - 1].kinds and "place" in tokens[i - 2].kinds
    return is_apart and end == len(tokens) and "article_first" in tokens[i].traits


def _is_downed_next(tokens: list[Token], i: int, end: int) -> bool:
    """«Через час сбит второй», "a jet downed a third": the verb before, and no more behind."""
    verb = tokens[i - 1].kinds if i else {}
    is_one = verb.get("outcome") == "destroyed/1" or "article_first" in tokens[i].traits
    is_downed = is_one and tells_downing(verb)
    return is_downed and not (end < len(tokens) and CLAUSE_ENDS.isdisjoint(tokens[end].kinds))


def _stands_near(tokens: list[Token], i: int, end: int) -> bool:
    """ "Five were downed over one district and a sixth near Tula": its place, and nothing more."""
    is_led = "article_first" in tokens[i].traits and "in" in kinds_of(tokens[end : end + 1])
    k = end + 1 + any("the" in t.traits for t in tokens[end + 1 : end + 2])
    is_placed = is_led and "place" in kinds_of(tokens[k : k + 1])
    return is_placed and (k + 1 >= len(tokens) or not CLAUSE_ENDS.isdisjoint(tokens[k + 1].kinds))


def _ends_with_time(tokens: list[Token], i: int, end: int) -> bool:
    """«в 04:00 — второй», "at 4 a.m. a second": its time right before, and no more behind."""
    k = i - 1
    while k > 0 and ("dash" in tokens[k].kinds or "indefinite" in tokens[k].traits):
        k -= 1
    is_last = end >= len(tokens) or not CLAUSE_ENDS.isdisjoint(tokens[end].kinds)
    return is_last and k > 0 and "time" in tokens[k].kinds


def tells_of_next(tokens: list[Token], i: int) -> bool:
    """Whether a place in the sky or a verb of downing or hitting stands at a position."""
    start = i
    i += i < len(tokens) and "dash" in tokens[i].kinds
    i += start < i < len(tokens) and "only" in tokens[i].traits  # «второй — лишь в 3:05»
    is_follower = any("followed" in t.traits for t in tokens[i : i + 1])
    if start < i < len(tokens) and "time" in tokens[i].kinds:
        return True  # «Второй — в 3:15»
    if 0 < i < len(tokens) - 1 and "dash" in tokens[i - 1].kinds and "in" in tokens[i].kinds:
        return isinstance(tokens[i + 1].value, Place)  # «Второй — в Рославле»
    timed = i
    while i < len(tokens) and "time" in tokens[i].kinds:
        i += 1  # "a second at 22:15 over the Kaluga region"
    is_at_hour = any(t.word[:1].isdecimal() for t in tokens[timed:i])  # not "the second today"
    if is_at_hour and (i >= len(tokens) or not _ENDS_ITEM.isdisjoint(tokens[i].kinds)):
        return True  # "a second at 3:05 a.m. and a third at 4 a.m., the governor said"
    while i < len(tokens) and _LEADS_VERB.issuperset(tokens[i].kinds) and tokens[i].kinds:
        if "main_verb" in tokens[i].traits:
            break
        i += 1  # "a third has just been shot down"
    kinds = tokens[i].kinds if i < len(tokens) else {}
    return (
        is_follower
        or "over" in kinds
        or ("outcome" in kinds and plain_outcome(kinds) != "launched")
    )


def imply_another(tokens: list[Token], goes_on: bool, has_verb: bool) -> None:
    """ "A drone was shot down over Tula and another over Kaluga": one more without its noun.

    `goes_on`: counts stand before the sentence, which may be one of a list told without a verb.
    """
    if goes_on and not has_verb:
        _imply_next_item(tokens)
    follows_count = follows_thing = False
    for i, token in enumerate(tokens):
        follows_count = follows_count or "count" in token.kinds
        follows_thing = follows_thing or "outcome" in token.kinds
        is_told = follows_count or any("subject" in t.kinds for t in tokens[:i])
        is_timed = is_told and follows_thing and _stands_at_time(tokens, i)
        is_other = follows_count and _is_apart(tokens, i)
        is_also = follows_count and _is_also_downed(tokens, i)
        is_other = "other_one" in token.traits and (is_other or is_timed or is_also)
        if "another" not in token.traits and not is_other:
            continue
        following = [t.kinds for t in tokens[i + 1 : i + 5] if "the" not in t.traits][:3] or [{}]
        if not _COUNTED_THINGS.isdisjoint(following[0]):
            continue
        near = list(itertools.takewhile(lambda kinds: "comma" not in kinds, following))
        is_there = "near" in following[0] and any("place" in kinds for kinds in near)
        is_downed = len(near) > 1 and "aux" in near[0] and tells_downing(near[1])
        is_downed = is_downed and (is_told or goes_on)
        is_downed = is_downed or is_also or (follows_count and _struck(tokens[i + 1 : i + 2]))
        is_in = follows_thing and len(near) > 1 and "in" in near[0] and "place" in near[1]
        is_in = is_in and not (len(near) > 2 and "aux" in near[2])  # "another in Tula was hurt"
        is_apart = is_there or is_timed or is_in or is_downed
        if is_apart or any("over" in kinds for kinds in near):
            quantity = Quantity(1, 1, "exact", "“another”: one more")
            token.value = Counted(quantity, is_implied=True, is_another=True)
            token.kinds = {"count": ""}


def _struck(verb: list[Token]) -> bool:
    """ "Five were downed; another hit a depot": not "another attack", "another of them"."""
    return any("outcome" in t.kinds and "raided" in t.traits for t in verb)


def _is_also_downed(tokens: list[Token], i: int) -> bool:
    """ "One was shot down and the other jammed", «один сбит, другой подавлен»: its verb alone."""
    joint = i - 1 - ("the" in tokens[i - 1].traits)
    is_joined = joint > 0 and not _JOINS_TIME.isdisjoint(tokens[joint].kinds)
    is_last = i + 2 >= len(tokens) or not _ENDS_ITEM.isdisjoint(tokens[i + 2].kinds)
    is_downed = any(tells_downing(t.kinds) for t in tokens[i + 1 : i + 2])
    return is_joined and is_last and is_downed


def _imply_next_item(tokens: list[Token]) -> None:
    """ "Two UAVs over Tula. Another UAV over Komi.": one more, in a list told without a verb."""
    if len(tokens) < _SHORTEST_ITEM or "another" not in tokens[0].kinds:
        return
    noun, subject = tokens[1], str(tokens[1].kinds.get("subject", ""))
    is_item = all(not _OF_ITEM.isdisjoint(t.kinds) for t in tokens[3:])
    if is_item and subject.endswith("/1") and "over" in tokens[2].kinds:
        subject = subject.removesuffix("/1")
        quantity = Quantity(1, 1, "exact", "“another”: one more")
        noun.value = Counted(quantity, subject, subjects=(subject,), is_implied=True)
        noun.kinds = {"count": ""}


def _stands_at_time(tokens: list[Token], i: int) -> bool:
    """ "Two shortly before 5 a.m. and another at 6:20 a.m.", «…, а в 15:05 — другой»."""
    end = i - (bool(i) and ("dash" in tokens[i - 1].kinds or "the" in tokens[i - 1].traits))
    end -= 1 < end < i and "comma" in tokens[end - 1].kinds  # «вечером, в 21:30, — другой»
    start = end
    while start and "time" in tokens[start - 1].kinds:
        start -= 1
    is_joined = start > 0 and not _JOINS_TIME.isdisjoint(tokens[start - 1].kinds)
    behind = i + 1 + ("dash" in kinds_of(tokens[i + 1 : i + 2]))
    is_last = behind >= len(tokens) or not CLAUSE_ENDS.isdisjoint(tokens[behind].kinds)
    is_timed = "time" in kinds_of(tokens[behind : behind + 1])
    return is_joined and (is_timed or (start < end and is_last))


def _is_apart(tokens: list[Token], i: int) -> bool:
    """«один — над Тулой, другой — над Тверью»: with a place for itself."""
    kinds = [t.kinds for t in tokens[i + 1 : i + 4]]
    if "other" in tokens[i].traits:
        return "the" in tokens[i - 1].traits and len(kinds) > 1 and "over" in kinds[0]
    return len(kinds) == 3 and "dash" in kinds[0] and "place" in kinds[2]
