"""Counts without a number of their own, and shares: of what number they are, how it is split."""

import itertools

from claims.parse.counts.numbers import Quantity
from claims.parse.mentions.draft import CLAUSE_ENDS, FAR, TIGHT, Draft, counted_at
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.multiples import tells_multiple
from claims.parse.words.tokens import Token
from claims.parse.words.traits import TRAITS_OF

SHARES = frozenset({"rest", "same", "fraction", "multiple", "mostly"})
_HEDGES = frozenset({"above", "about", "at_least", "at_most", "below"})
_BEFORE_SHARE = frozenset({"stop", "above", "about", "below", "at_least", "at_most"})
_NO_SHARE = frozenset(["noise", "below", "territory", "region_anaphora"])
_ENDS_CLOCK = CLAUSE_ENDS | {"night", "part_of_day", "time"}
_WHERE = frozenset({"dash", "over", "in"})
_OPENS = frozenset({"comma", "dash", "open"})
_SOME = frozenset({"mostly", "about", "fraction", "vague"})
_LEADS_REST = frozenset({"of", "the", "all"})
_POINTS = frozenset({"the", "those", "told_again"})
_PAIRS = (("comma", "comma"), ("dash", "dash"), ("open", "close"))


def read_share(draft: Draft, i: int) -> Mention | None:
    """The count without its own number at a position; None if a number tells it, or none is meant.

    The token there has a kind of SHARES.
    """
    token, kinds = draft.tokens[i], draft.kinds[i]
    before, following = draft.kinds[i - 1], draft.kinds[i + 1]
    mention = Mention(token.start, token.end, i, Quantity(None, None, "unstated"))
    if "mostly" in kinds:
        is_share = _is_most_of(draft, i) and not _is_told_behind(draft, i)
        return mention if is_share or _is_most_beside_rest(draft, i) else None
    if "rest" in kinds and ("over" in before or "region_noun" in following):
        return None  # «над рештою півострова», «40 — остальные регионы»
    is_named = _is_of_region(draft, i) or _is_of_things(draft, i - 2)
    if "rest" in kinds and "and" in before and is_named:
        return None  # "over Taganrog and the rest of the region of Rostov"
    if "others" in token.traits and ("count" in before or "noise" in before):
        return None  # "eleven others", "a woman and nine others were hurt"
    if "rest" in kinds:
        if "count" in following or _is_of_another_thing(draft, i) or _is_told_apart(draft, i):
            return None  # «остальные восемь»: the number follows
        is_some = "others" in token.traits  # not "the others": some more
        mention.is_rest = not (is_some or _is_some_of(draft, i))
    elif "same" in kinds:
        if _tells_same_number(draft, i + 1):
            return None  # «столько же, 16»: the number follows
        mention.is_same = True
        mention.is_each = "po" in before  # «по стільки ж — над Тульською і Тверською»
    elif "multiple" in kinds:
        if not tells_multiple(draft, i):
            return None
        mention.is_same = True
        mention.multiple = str(kinds["multiple"])
    else:
        is_of_what = i + 2 < draft.n and "what" in draft.tokens[i + 2].traits
        is_length = "hour_word" in following or "hour_word" in draft.kinds[i + 2]
        is_clock = "at_night" in draft.tokens[i + 2].traits if i + 2 < draft.n else True
        is_clock = is_clock or not _ENDS_CLOCK.isdisjoint(draft.kinds[i + 2])
        is_length |= "hour_number" in following and is_clock
        # "a third more than in April"
        is_of_what |= "above" in following and "over" not in following
        if is_of_what or is_length or not _NO_SHARE.isdisjoint(following):
            # "two and a half hours", "half of what Russia claims", «была половина второго»
            return None
        has_verb = "aux" in following or "outcome" in following or "time" in following
        is_thing = str(following.get("subject", "")).endswith("/1")  # "a third drone was …"
        is_one_more = is_thing or (has_verb and not _says_were(draft, i + 1))
        is_led = any(m.is_of_total for m in draft.mentions)  # "of the 48, a third fell over …"
        if "nth" in kinds and is_one_more and not is_led:
            return None  # the third one, "a fifth night": not a share of them
        is_told = _tells_number(draft, i) or _is_told_behind(draft, i)
        if _says_again(draft, i) or is_told or _makes_up(draft, i):
            return None
        if _HEDGES.isdisjoint(before) and not _is_of_rest(draft, i):
            mention.fraction = str(kinds["fraction"])  # "more than half" has no number
    return mention


def _is_told_apart(draft: Draft, i: int) -> bool:
    """ "With others downed over Kaluga (12)", "it did not say where the others were downed"."""
    if "others" not in draft.tokens[i].traits:
        return any("where" in t.traits for t in draft.tokens[max(0, i - 2) : i])
    clause = list(itertools.takewhile(_ENDS_OTHERS.isdisjoint, draft.kinds[i + 1 : draft.n]))
    end = i + 1 + len(clause)
    is_counted = "open" in draft.kinds[end] and "count" in draft.kinds[end + 1]
    return is_counted and any("place" in kinds for kinds in clause)


_ENDS_OTHERS = frozenset({"comma", "dash", "semicolon", "colon", "open", "count"})


def name_other_half(tokens: list[Token]) -> None:
    """«Половина — над Тулой, вторая — над Орлом», «… вторую поделили …»: what is left of it."""
    half = next((i for i, t in enumerate(tokens) if t.kinds.get("fraction") == "1/2"), len(tokens))
    for before, token, behind in zip(
        tokens[half:], tokens[half + 1 :], tokens[half + 2 :], strict=False
    ):
        is_apart = not _OPENS_OTHER.isdisjoint(before.kinds) and "other_half" in token.traits
        if is_apart and _NAMES_OTHER.isdisjoint(behind.kinds):
            token.kinds = {"rest": ""}


_OPENS_OTHER = frozenset({"comma", "and", "while"})
_NAMES_OTHER = frozenset({"fraction", "subject", "night", "count", "part_of_day", "region_noun"})


def take_inserted_whole(draft: Draft) -> None:
    """«Четверть сбитых дронов (их всего 32) пришлась на Брянск», "half of them (32 in all)".

    The number inserted between a share and its place is what it is a share of.
    """
    for share, whole in itertools.pairwise(draft.mentions):
        if not share.fraction or share.places or not whole.places or whole.names_thing:
            continue
        start = whole.index
        while start > share.index and draft.kinds[start - 1].keys() & _SAYS_WHOLE:
            start -= 1
        end = whole.index + 1 + ("total" in draft.kinds[whole.index + 1])
        marks = draft.kinds[start - 1].keys() | draft.kinds[start].keys(), draft.kinds[end].keys()
        is_inserted = any(
            opening in marks[0] and closing in marks[1] for opening, closing in _ASIDE
        )
        tells_whole = any(_WHOLE & draft.kinds[k].keys() for k in range(start, end))
        tells_whole |= any("them" in draft.tokens[k].traits for k in range(start, end))
        if is_inserted and tells_whole:
            share.places, whole.places, whole.is_of_total = whole.places, [], True


def place_told_share(draft: Draft) -> None:
    """ "Two thirds, 20 of 30, were downed over Saratov": the place is that of the twenty."""
    for share, whole in itertools.pairwise(draft.mentions):
        if whole.is_right_behind(share) and _follows_fraction(draft, share):
            share.places, whole.places = share.places or whole.places, []


def _follows_fraction(draft: Draft, m: Mention) -> bool:
    """ "Two thirds of the drones, 20 of 30, …": the number of a share told before it."""
    is_marked = "comma" in draft.kinds[m.index - 1] and "of" in draft.kinds[m.index + 1]
    lead = itertools.takewhile(CLAUSE_ENDS.isdisjoint, reversed(draft.kinds[: m.index - 1]))
    return is_marked and any("fraction" in kinds for kinds in lead)


_SAYS_WHOLE = frozenset({"while", "stop", "total", "figure"})
_WHOLE = frozenset({"total", "figure", "while"})
_ASIDE = (("open", "close"), ("dash", "dash"), ("comma", "comma"))


def divide_evenly(draft: Draft) -> None:
    """«остальные поровну поделили Тула и Орёл», "split evenly between …": in equal parts."""
    ends = [m.index for m in draft.mentions[1:]] + [draft.n]
    for m, end in zip(draft.mentions, ends, strict=True):
        if not (m.is_rest or m.fraction):
            continue
        even = next((k for k in range(m.index, end) if "evenly" in draft.tokens[k].traits), 0)
        m.is_even = bool(even) and not _NEARLY & draft.tokens[even - 1].kinds.keys()


_NEARLY = frozenset({"about", "below"})


def _tells_same_number(draft: Draft, i: int) -> bool:
    """Whether a mark and a number stand at a position: "as did Orenburg Oblast, with three"."""
    if "place" in draft.kinds[i] and "comma" in draft.kinds[i + 1]:
        return "with" in draft.kinds[i + 2]
    return not _OPENS.isdisjoint(draft.kinds[i]) and "count" in draft.kinds[i + 1]


def _is_of_another_thing(draft: Draft, i: int) -> bool:
    """«Решта „вибухів“ — робота саперів», "the rest is rumour": no things in the air."""
    clause = list(itertools.takewhile(CLAUSE_ENDS.isdisjoint, draft.kinds[i + 1 : draft.n]))
    words = draft.tokens[i + 1 : i + 1 + len(clause)]
    is_found_out = any("turned_out" in t.traits for t in words)  # «остальные оказались птицами»
    told = _TELLS_OF_REST - {"subject", "unrelated"} if is_found_out else _TELLS_OF_REST
    is_told = any(not told.isdisjoint(kinds) for kinds in clause)
    if is_found_out:
        return not is_told
    pairs = itertools.pairwise(words)
    is_named = any(not _IS.isdisjoint(a.kinds) and b.word and not b.kinds for a, b in pairs)
    return not is_told and (is_named or any("noise" in kinds for kinds in clause))


_IS = frozenset({"dash", "aux"})
_TELLS_OF_REST = frozenset(
    """
    subject outcome place over in doer count time region_noun goal flew unrelated all_of_them
    """.split()
)


def _makes_up(draft: Draft, i: int) -> bool:
    """ "The 27 and the 19 made up more than half of the 81": what numbers told are of a whole."""
    near = range(i - 1, max(-1, i - _MADE_UP_REACH), -1)
    verb = next((k for k in near if "makes_up" in draft.tokens[k].traits), 0)
    between = draft.kinds[verb + 1 : i]
    is_hedged = any(not _HEDGES.isdisjoint(kinds) for kinds in between)
    is_joined = all(not _BEFORE_SHARE.isdisjoint(kinds) for kinds in between)
    lead = draft.kinds[max(0, verb - _MADE_UP_REACH) : verb]
    return is_hedged and is_joined and any("count" in kinds for kinds in lead)


_MADE_UP_REACH = 5


def _is_some_of(draft: Draft, i: int) -> bool:
    """ "Most of the others", «почти все остальные»: a share of what is left, without a number."""
    while i and _LEADS_REST & (draft.kinds[i - 1].keys() | draft.tokens[i - 1].traits):
        i -= 1
    return bool(i) and not _SOME.isdisjoint(draft.kinds[i - 1])


def _is_of_rest(draft: Draft, i: int) -> bool:
    """ "Half of the others … and the other half": a share of what is left of a number."""
    before = i if "other_half" in draft.tokens[i - 1].traits else 0
    return any("rest" in kinds for kinds in (*draft.kinds[:before], *draft.kinds[i + 1 : i + 4]))


def _is_of_things(draft: Draft, i: int) -> bool:
    """«Пишет канал о дронах и остальных целях»: only what the telling is of."""
    return "subject" in draft.kinds[i] and "speaking_of" in draft.tokens[i - 1].traits


def _is_of_region(draft: Draft, i: int) -> bool:
    """Whether a place stands right before what joins the rest, and another right behind it."""
    at = i + 1 + ("of" in draft.kinds[i + 1])
    at += at < draft.n and "the" in draft.tokens[at].traits
    return "place" in draft.kinds[i - 2] and "place" in draft.kinds[at]


def _says_again(draft: Draft, i: int) -> bool:
    """«41, то есть больше половины, …»: a share of what was just counted."""
    at = i - 1 - (not _HEDGES.isdisjoint(draft.kinds[i - 1]))
    return "that_is" in draft.kinds[at]


def _is_most_of(draft: Draft, i: int) -> bool:
    """«большинство из 60 дронов»: a share without a number."""
    if "leads_of" in draft.tokens[i].traits:  # "most of the 60 drones"
        k = i + 1 + (i + 1 < draft.n and "told_again" in draft.tokens[i + 1].traits)
        return "count" in draft.kinds[k]
    k = i + 2 + (i + 2 < draft.n and not _POINTS.isdisjoint(draft.tokens[i + 2].traits))
    return "of" in draft.kinds[i + 1] and "count" in draft.kinds[k]


def _is_most_beside_rest(draft: Draft, i: int) -> bool:
    """ "18 were downed, most of them over Tula and the rest over Kaluga": a share of the 18."""
    if "rest" not in draft.told:
        return False
    k = i + 1
    while _LEADS_MOST & (draft.kinds[k].keys() | draft.tokens[k].traits if k < draft.n else set()):
        k += 1
    if "place" not in draft.kinds[k]:
        return False
    behind = (kinds for kinds in draft.kinds[k : draft.n] if not _COUNTS.isdisjoint(kinds))
    return "rest" in next(behind, {})


_LEADS_MOST = frozenset({"of_them", "them", "dash", "over", "in"})
_COUNTS = frozenset({"count", "rest", "semicolon"})


def _tells_number(draft: Draft, i: int) -> bool:
    """«треть — 19», "half of them, 26, were …": the number follows."""
    first, second, third = draft.kinds[i + 1 : i + 4]
    if "of_them" in first:
        is_apart = any(a in second and b in draft.kinds[i + 4] for a, b in _PAIRS)
        return is_apart and "count" in third
    third, fourth = draft.kinds[i + 3 : i + 5]
    if "of" in first and "count" in second and "dash" in third and "count" in fourth:
        return True  # «половина из сорока — девятнадцать»
    if "comma" in first and _follows_soon(draft, i + 2):
        return True
    is_of_whole = "of" in first or is_of_next(draft, i)
    return ("count" in first or "count" in second) and not is_of_whole


def is_of_next(draft: Draft, i: int) -> bool:
    """ "Most of the 30 drones", «половина всех 32», "half the 36": a share of the next number."""
    if "leads_of" in draft.tokens[i].traits or "every" in draft.kinds[i + 1]:
        return True
    is_known = i + 1 < draft.n and "the" in draft.tokens[i + 1].traits
    return is_known and "count" in draft.kinds[i + 2]


_LONGEST_LEAD = 3
_ENDS_LEAD = _WHERE | {"comma", "place", "outcome", "time", "another"}


def _follows_soon(draft: Draft, i: int) -> bool:
    """«треть, то есть девять», «две трети, если точнее 15»: a number behind a few plain words."""
    for kinds in draft.kinds[i : min(i + _LONGEST_LEAD, draft.n)]:
        if "count" in kinds:
            return True
        if not _ENDS_LEAD.isdisjoint(kinds):
            break
    return False


def _is_told_behind(draft: Draft, i: int) -> bool:
    """«треть — над Брянской областью (34)», «…, а именно 34»: the number follows."""
    is_of = "of" in draft.kinds[i + 1] or "leads_of" in draft.tokens[i].traits
    is_of |= any(not _DOWNED_THINGS.isdisjoint(kinds) for kinds in draft.kinds[i + 1 : i + 4])
    for k in range(i + 1, min(i + 12, draft.n - 1)):
        kinds, following = draft.kinds[k], draft.kinds[k + 1]
        if "open" in kinds:
            return "count" in following and "close" in draft.kinds[k + 2]
        if "colon" in kinds and "count" in following:
            return True  # «треть — над морем: 20 сбили над Чёрным»
        if "dash" in kinds and "count" in following and k > i + 1 and _ends_at(draft, k + 2):
            return True  # «четверть пришлась на Крым — шесть аппаратов, …»
        if "dash" in kinds and "count" in following and _is_inserted(draft, k + 2):
            return True  # «больше половины из 40 — 23 — над Крымом», "– 19 of 40 –"
        if "that_is" in kinds:
            return "count" in (draft.kinds[k + 2] if "dash" in following else following)
        is_led = "comma" in kinds and "that_is" in following
        closes = k + 2 + ("of_them" in draft.kinds[k + 2]) + 2 * ("of" in draft.kinds[k + 2])
        if "comma" in kinds and "count" in following and "comma" in draft.kinds[closes]:
            return is_of  # "half of the 24 downed overnight, 12 of them, were over …"
        if "count" in kinds and k <= i + 3 and is_of:
            continue  # «две трети из 48 … (32)»
        if "count" in kinds or not (is_led or CLAUSE_ENDS.isdisjoint(kinds)):
            return False
    return False


_DOWNED_THINGS = frozenset({"subject", "of_them"})


def _is_inserted(draft: Draft, i: int) -> bool:
    """Whether a dash closes a number between dashes at a position, or behind its whole."""
    return "dash" in draft.kinds[i] or ("of" in draft.kinds[i] and "dash" in draft.kinds[i + 2])


def _ends_at(draft: Draft, i: int) -> bool:
    return i >= draft.n or not CLAUSE_ENDS.isdisjoint(draft.kinds[i])


def _says_were(draft: Draft, i: int) -> bool:
    return i < draft.n and "had_been" in draft.tokens[i].traits


_OF_PLACE = frozenset({"place", "over", "in", "territory", "dash"})
_PARENTHESES = frozenset({"open", "close"})
_LONGEST_SPLIT = 8
"""Tokens between a parenthesis and a count inside it."""


def splits_count(draft: Draft, i: int) -> bool:
    """«беспилотники — 9 (сбиты шесть, три подавлены)», «12 дронов (9 днём, 3 вечером)».

    In parentheses, by what became of it or by when.
    """
    if "open" not in draft.told:
        return False
    start = end = i
    while start > max(1, i - _LONGEST_SPLIT) and _PARENTHESES.isdisjoint(draft.kinds[start - 1]):
        start -= 1
    while end < min(draft.n, i + _LONGEST_SPLIT) and _PARENTHESES.isdisjoint(draft.kinds[end]):
        end += 1
    whole = start - 2
    while whole > 0 and not _OF_PLACE.isdisjoint(draft.kinds[whole]):
        whole -= 1  # «12 над Тулой (9 днём, 3 вечером)»
    if start < 2 or "open" not in draft.kinds[start - 1] or "count" not in draft.kinds[whole]:
        return False
    inside = draft.kinds[start:end]
    shares = [counted_at(draft.tokens, k) for k in (whole, *range(start, end))]
    total, *parts = [share.quantity.low or 0 for share in shares if share is not None]
    tells_time = any("time" in kinds for kinds in inside) and sum(parts) == total
    tells_outcome = any("outcome" in kinds for kinds in inside)
    return (tells_time or tells_outcome) and not any("place" in kinds for kinds in inside)


def note_base(draft: Draft, m: Mention, before: Mention | None, gap: float, i: int) -> None:
    """«из этих 22 девять …»: a share of a number; «ещё семь — четыре …»: a list under one."""
    if before is None:
        return
    if _is_split_by(draft, before.index, i) or _is_split_in_order(draft, before, i):
        before.heads_list = True
    if not is_led_by_of(draft, before.index):
        return
    between = draft.tokens[before.index : i]
    has_verb = any("outcome" in t.kinds for t in between)
    if gap < TIGHT and i - before.index <= 4 and not has_verb:
        before.is_base = True
        m.of_number = before.quantity.low
        m.is_of_them = True
    elif gap < FAR and not (before.names_thing or before.places or _is_of_them(draft, before)):
        # "of the 40, 15 had been bound for Moscow": if a 40 was told before
        before.is_base = True
        m.of_number = before.quantity.low


def _is_split_by(draft: Draft, i: int, k: int) -> bool:
    """«ещё семь — четыре …», "33, with 22 over …": what joins a number to its list."""
    if "with" in draft.kinds[k - 1]:
        return i == k - 3 and "comma" in draft.kinds[k - 2]
    return i == k - 2 and "dash" in draft.kinds[k - 1]


def _is_split_in_order(draft: Draft, whole: Mention, k: int) -> bool:
    """«10 над Тулой и Тверью — соответственно шесть и четыре»: the row makes the number."""
    if "respectively" not in draft.kinds[k - 1] or "dash" not in draft.kinds[k - 2]:
        return False
    row = itertools.takewhile(lambda j: not _ROW.isdisjoint(draft.kinds[j]), range(k, draft.n))
    counts = [counted_at(draft.tokens, j) for j in row]
    return sum(c.quantity.low or 0 for c in counts if c is not None) == whole.quantity.low


_ROW = frozenset({"count", "comma", "and"})


def is_led_by_of(draft: Draft, i: int) -> bool:
    """«из этих 22», "of the 40"."""
    if i and "told_again" in draft.tokens[i - 1].traits:
        i -= 1
    lead, before = draft.kinds[i - 1], draft.kinds[i - 2]
    if not _TELLING.isdisjoint(before):
        return False  # "the governor spoke of 14, the ministry of nine"
    return "of" in lead or "of_them" in lead


_TELLING = frozenset({"say", "figure", "report_noun"})


def _is_of_them(draft: Draft, m: Mention) -> bool:
    """«Из них семь»: a share of what was told, and not the whole of the numbers behind it."""
    lead = draft.tokens[m.index - 1].word if m.index else ""
    return "them" in TRAITS_OF[lead.rpartition(" ")[2]]


def tells_whole(draft: Draft, i: int) -> bool:
    """«половина всех 32», "half of all 32": whether what is shared out follows."""
    return not {"every", "of"}.isdisjoint(draft.kinds[i])
