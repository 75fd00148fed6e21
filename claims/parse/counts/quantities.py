"""Numbers, hedges and bounds → counts with a low, a high and a qualifier."""

import itertools

from claims.parse.counts.comparing import fold_change
from claims.parse.counts.counted_nouns import (
    counted_noun,
    country_of,
    is_led_by_noise,
    stands_for_noun,
    thing_behind,
)
from claims.parse.counts.none import is_denied_one, join_neither, read_none
from claims.parse.counts.numbers import (
    ENDS_COUNT,
    LARGEST,
    UNSTATED,
    Counted,
    Quantity,
    is_year,
    joins_rank,
    make_range,
    qualify,
    read_number,
    tells_who_says,
    upper_bound,
)
from claims.parse.places.place import PLACING
from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Token, kinds_of

_CORRECTED_WITHIN = 14
_BOUNDS = ("above", "at_least", "about", "at_most", "below")
_LENGTHS = frozenset({"span", "minute_word", "hour_word"})


def fold_counts(tokens: list[Token]) -> list[Token]:
    """The sentence with each quantity as one token of kind `count` (or `noise`)."""
    join_neither(tokens)
    folded: list[Token] = []
    done, n = 0, len(tokens)  # the tokens before `done` are in `folded`
    for i, token in enumerate(tokens):
        kinds = token.kinds
        if i < done or _BEGINNINGS.isdisjoint(kinds):
            continue
        if _STARTERS.isdisjoint(kinds) and (
            i + 1 == n
            or (
                _BEGINNINGS.isdisjoint(tokens[i + 1].kinds) and "filler" not in tokens[i + 1].traits
            )
        ):
            continue
        folded += tokens[done:i]
        done = i
        end = _read_count(tokens, i, folded)
        if end is not None:
            done = end
    return folded + tokens[done:]


_STARTERS = frozenset(["digits", "number", "decimal", "vague", "range", "zero", "one_of", "either"])
_BEGINNINGS = _STARTERS | frozenset(
    ["above", "at_least", "about", "at_most", "below", "po", "from", "between"]
)
_NUMERALS = frozenset(["digits", "number", "decimal", "vague", "range"])


def _read_count(tokens: list[Token], i: int, folded: list[Token]) -> int | None:
    """Append the count that starts at position i; the position after it, or None."""
    start = i
    n = len(tokens)
    bounds: list[str] = []
    is_each = False
    kinds = tokens[i].kinds
    if "nothing" in tokens[i].traits and not _is_downed(tokens, i + 1):
        return None  # "nothing has been said of Tver"
    if "zero" in kinds or is_denied_one(tokens, i):
        return read_none(tokens, i, folded)
    if "either" in kinds:
        return _read_either(tokens, i, folded)
    if "one" in tokens[i].traits and i and stands_for_noun(tokens, i):
        return None
    if "one_of_them" in tokens[i].traits and i + 1 < n and "subject" in tokens[i + 1].kinds:
        quantity = Quantity(1, 1, "exact", "one of them")
        return _add(tokens, start, i + 1, quantity, False, folded)
    if "one_of_whole" in tokens[i].traits and _names_whole(tokens, i + 1):
        folded.append(Token(tokens[i].start, tokens[i].end, {"count": ""}, "one"))
        folded[-1].value = Counted(Quantity(1, 1, "exact", "one of them"))
        folded.append(Token(tokens[i].end, tokens[i].end, {"of": ""}, "of"))
        return i + 1
    if "one_of_whole" in tokens[i].traits and (end := _end_of_them(tokens, i + 1)):
        folded.append(Token(tokens[i].start, tokens[i].end, {"count": ""}, "one"))
        folded[-1].value = Counted(Quantity(1, 1, "exact", "one of them"))
        folded.append(Token(tokens[i + 1].start, tokens[end - 1].end, {"of_them": ""}, ""))
        return end
    if "one_of" in kinds:
        folded.append(Token(tokens[i].start, tokens[i].end, {"one_of": ""}, tokens[i].word))
        return i + 1
    while i < n and _NUMERALS.isdisjoint(tokens[i].kinds):
        kinds = tokens[i].kinds
        bound = next((b for b in _BOUNDS if b in kinds), None)
        if "po" in kinds and i + 1 < n and not _AFTER_PO.isdisjoint(tokens[i + 1].kinds):
            is_each = True
        elif bound is not None and not (bound == "at_most" and _follows_from(tokens[i], folded)):
            bounds.append(bound)
        elif ("from" in kinds or "between" in kinds) and i == start:
            return _read_span(tokens, i, folded)
        elif "filler" not in tokens[i].traits or i == start:
            return None
        elif "the" in tokens[i].traits:
            bounds.clear()  # "fewer than the 140 of the night before": only compared with
        i += 1
    return _read_bounded(tokens, start, i, bounds, is_each, folded) if i < n else None


def _is_downed(tokens: list[Token], i: int) -> bool:
    """ "Nothing was shot down": nothing but auxiliaries and a "not" before a verb of downing."""
    while i < len(tokens) and not tokens[i].kinds.keys().isdisjoint(_BEFORE_VERB):
        i += 1
    return i < len(tokens) and str(tokens[i].kinds.get("outcome", "")).startswith("destroyed")


def _read_either(tokens: list[Token], i: int, folded: list[Token]) -> int | None:
    """«не то пять, не то шесть», "either five or six": one of two numbers."""
    first = read_number(tokens, i + 1) if i + 1 < len(tokens) else None
    k = first[1] if first is not None else len(tokens)
    while k < len(tokens) and not {"comma", "or", "either"}.isdisjoint(tokens[k].kinds):
        k += 1
    second = read_number(tokens, k) if k < len(tokens) else None
    if first is None or second is None or k == first[1]:
        return None
    return _add(tokens, i, second[1], make_range(first[0], second[0]), False, folded)


def _follows_from(token: Token, folded: list[Token]) -> bool:
    """«с 212 в ночь на 14 мая до 95 в ночь на 15-е»: from a number to a number, and no bound.

    So too «доведя счёт над областью до 19».
    """
    if "up_to" not in token.traits:
        return False
    near = folded[-_CORRECTED_WITHIN:]
    clause = itertools.takewhile(lambda t: "comma" not in t.kinds, reversed(near))
    if any("raises" in t.traits for t in clause):
        return True
    return any("from" in a.kinds and "count" in b.kinds for a, b in itertools.pairwise(near))


def _names_whole(tokens: list[Token], i: int) -> bool:
    """ "One of the nine drones": whether the number of the whole and its noun follow."""
    start = i
    while i < len(tokens) and "these" in tokens[i].traits:
        i += 1
    is_told = start > 1 and "aux" in tokens[start - 2].kinds
    number = read_number(tokens, i) if i < len(tokens) else None
    if number is None:
        return False
    if start > 1 and "all_but" in tokens[start - 2].kinds:
        return True  # "shot down all but one of eight"
    verb = tokens[number[1]].traits if is_told and number[1] < len(tokens) else frozenset()
    is_downed = {"participle", "shot_down"} <= verb  # "it was one of 12 shot down overnight"
    return is_downed or thing_behind(tokens, number[1]) in ("drone", "missile", "boat")


def _end_of_them(tokens: list[Token], i: int) -> int:
    """ "One of them was shot down", «один из двух сбит»: its end, or 0."""
    k = i
    while k < len(tokens) and "these" in tokens[k].traits:
        k += 1
    number = read_number(tokens, k) if k < len(tokens) else None
    if number is not None:
        k = number[1]
    elif k < len(tokens) and "them" in tokens[k].traits:
        k += 1
    else:
        return 0
    if _stands_over(tokens, k) or _flies_at(tokens, k) or _is_thing(tokens, k):
        return k
    verb = k
    while verb < len(tokens) and not _BEFORE_DOWNED.isdisjoint(tokens[verb].kinds):
        verb += 1
    if verb == len(tokens) or "describing" in tokens[verb].traits:
        return 0  # «один из трёх сбитых беспилотников»: of a whole with its noun
    told = str(tokens[verb].kinds.get("outcome", ""))
    return k if told.startswith(("destroyed", "suppressed")) else 0


def _is_thing(tokens: list[Token], i: int) -> bool:
    """ "(six, one of them a quadcopter)", «один из них — квадрокоптер»: which of them it is."""
    lead = list(itertools.takewhile(leads_to_thing, tokens[i:]))
    is_led = any("adjective" not in t.kinds or "indefinite" in t.traits for t in lead)
    return is_led and "subject" in kinds_of(tokens[i + len(lead) : i + len(lead) + 1])


def leads_to_thing(token: Token) -> bool:
    """Whether a word stands between "one of them" and the noun that says what it is."""
    return not _BEFORE_THING.isdisjoint(token.kinds) or "indefinite" in token.traits


_BEFORE_THING = frozenset({"dash", "aux", "adjective"})


def _flies_at(tokens: list[Token], i: int) -> bool:
    """«(один из них — на подлёте к Москве)», "one of the four was flying at …": of a share."""
    while i < len(tokens) and not _BEFORE_GOAL.isdisjoint(tokens[i].kinds):
        i += 1
    return any("goal" in t.kinds for t in tokens[i : i + 1])


_BEFORE_GOAL = frozenset({"dash", "aux"})
_BEFORE_DOWNED = frozenset({"aux", "stop"})


def _stands_over(tokens: list[Token], i: int) -> bool:
    """ "(four, one of them over Novorossiysk)", «один из них — в Туле»: a place, and no verb."""
    while i < len(tokens) and not _BEFORE_PLACE.isdisjoint(tokens[i].kinds):
        i += 1
    if i == len(tokens) or PLACING.isdisjoint(tokens[i].kinds):
        return False
    follows = next((t for t in tokens[i + 1 : i + 4] if "the" not in t.traits), None)
    return follows is not None and not _LANDS.isdisjoint(follows.kinds)


_BEFORE_PLACE = frozenset({"dash", "stop"})
_LANDS = frozenset({"place", "territory", "region_noun", "region_anaphora"})


def _read_bounded(
    tokens: list[Token],
    start: int,
    i: int,
    bounds: list[str],
    is_each: bool,
    folded: list[Token],
) -> int | None:
    """Append the count whose numeral stands at i, behind hedges and bounds that begin at start."""
    n = len(tokens)
    first = tokens[i]
    if "vague" in first.kinds and not (bounds and "number" in first.kinds):
        told = UNSTATED._replace(note=f"“{first.word}”")
        scale = tokens[i + 1].kinds if i + 1 < n else {}  # «несколько десятков», "several hundred"
        end = i + 1 + ("vague" in scale or scale.get("number") in ("100", "1000"))
        return _add(tokens, start, end, told, is_each, folded, True)
    if "range" in first.kinds:
        low, high = (int(x) for x in str(first.kinds["range"]).split("-"))
        return _add(tokens, start, i + 1, make_range(low, high), is_each, folded)
    number = read_number(tokens, i)
    if number is None:
        return None
    if str(first.kinds.get("number", "")).endswith("~") and not bounds:
        bounds.append("about")
    value, end = number
    if joins_rank(tokens, i, number):
        return end
    end = _pass_again(tokens, value, end)
    if value > LARGEST * (10 if end < n and "subject" in tokens[end].kinds else 1):
        folded.append(Token(tokens[start].start, tokens[end - 1].end, {"noise": ""}))
        return end
    spread = _range_after(tokens, value, end)
    if spread is not None:
        quantity, end = spread
        return _add(tokens, start, end, quantity, is_each, folded)
    upper = upper_bound(tokens, end, bounds) if bounds in _LOWER else None
    if upper is not None and upper[0] > value:
        quantity = make_range(value + ("above" in bounds), upper[0])
        return _add(tokens, start, upper[1], quantity, is_each, folded)
    if end < n and _numbers_them(folded, tokens[end]):
        folded[-1].kinds = {"figure": ""}
        end += 1
    if end < n and "at_least" in tokens[end].kinds and _ends_clause(tokens, end + 1):
        bounds.append("at_least")  # "fifteen at least"
        end += 1
    if end < n and "about_behind" in tokens[end].traits:
        bounds.append("about")  # "thirty or so"
        end += 1
    if end < n and "and_more" in tokens[end].kinds:
        bounds.append("above")
        end += 1
    is_apart = end + 1 < n and "comma" in tokens[end].kinds  # «12, если не больше, дронов»
    if "or_more" in kinds_of(tokens[end : end + 1]) and "digits" in kinds_of(tokens[end + 1 :][:1]):
        tokens[end].kinds, tokens[end].word = {"comma": ""}, ","  # «Тула, Курск: 4+1»
    elif end + is_apart < n and "or_more" in tokens[end + is_apart].kinds:
        bounds.append("at_least")
        end += 1 + is_apart
        end += is_apart and end < n and "comma" in tokens[end].kinds
    return _add(tokens, start, end, qualify(value, bounds), is_each, folded)


def _numbers_them(lead: list[Token], following: Token) -> bool:
    """ "There were 11 of them": how many they were, and no share of them."""
    if "of_them" not in following.kinds:
        return False
    is_first = len(lead) == 2 or (len(lead) > 2 and "semicolon" in lead[-3].kinds)
    return is_first and "there" in lead[-2].traits and "aux" in lead[-1].kinds


def _pass_again(tokens: list[Token], value: int, i: int) -> int:
    """«10 (десять) дронов»: the position behind the same number in parentheses."""
    if i + 2 >= len(tokens) or "open" not in tokens[i].kinds:
        return i
    again = read_number(tokens, i + 1)
    if again is None or again[0] != value or again[1] >= len(tokens):
        return i
    return again[1] + 1 if "close" in tokens[again[1]].kinds else i


_AFTER_PO = frozenset({"digits", "number", "range", *_BOUNDS})


def _range_after(tokens: list[Token], value: int, i: int) -> tuple[Quantity, int] | None:
    """«5–7», "five to seven": a range if the second number follows closely and is larger."""
    if i + 1 >= len(tokens):
        return None
    joint = tokens[i]
    is_dash = "dash" in joint.kinds and tokens[i - 1].end == joint.start == tokens[i + 1].start - 1
    is_or = "or" in joint.kinds
    if not (is_dash or is_or or "to" in joint.traits or joint.word == "-"):
        return None
    second = read_number(tokens, i + 1)
    if second is None or second[0] <= value:
        return None
    is_apart = tokens[i - 1].end < joint.start < tokens[i + 1].start - 1
    if joint.word == "-" and is_apart and _tells_sum(tokens, second[1]):
        return None
    return make_range(value, second[0]), second[1]


def _tells_sum(tokens: list[Token], i: int) -> bool:
    """ "Kursk Oblast 9, Rostov Oblast 3 - 12 drones in all": no range, but a list and its sum."""
    clause = itertools.takewhile(lambda t: ENDS_COUNT.isdisjoint(t.kinds), tokens[i : i + 6])
    return any("total" in t.kinds for t in clause)


_LOWER: list[list[str]] = [[], ["at_least"], ["above"]]


def _ends_clause(tokens: list[Token], i: int) -> bool:
    return i >= len(tokens) or not ENDS_COUNT.isdisjoint(tokens[i].kinds)


def _read_span(tokens: list[Token], i: int, folded: list[Token]) -> int | None:
    """«от пяти до семи», "between five and seven" before something that is counted."""
    if i + 1 >= len(tokens):
        return None
    first = read_number(tokens, i + 1)
    if first is not None and _is_former(tokens[first[1] : first[1] + 1], folded):
        folded.append(Token(tokens[i].start, tokens[first[1] - 1].end, {"stop": ""}))
        return first[1]
    if first is None or first[1] + 1 >= len(tokens):
        return None
    joint = tokens[first[1]]
    is_changed = any(not _CHANGES.isdisjoint(t.kinds) for t in folded[-_CORRECTED_WITHIN:])
    is_joint = "to" in joint.kinds or "and" in joint.kinds
    if not (is_joint or (is_changed and "onto" in joint.traits)):
        return None  # «исправило с 31 на 33»
    second = read_number(tokens, first[1] + 1)
    if second is None:
        return None
    if is_changed:
        end = first[1] + ("at_most" in joint.kinds)  # «выросло с трех до пяти»: до is no bound
        folded.append(Token(tokens[i].start, tokens[end - 1].end, {"stop": ""}))
        return end  # "raised the number from six to nine", "cut it from nine to six"
    if second[0] <= first[0]:
        return None
    quantity = make_range(first[0], second[0])
    following = tokens[second[1] : second[1] + 3]
    is_told = any("subject" in t.kinds or "outcome" in t.kinds for t in following)
    is_told |= any(not _TELLS_NUMBER.isdisjoint(t.traits) for t in folded[-1:])
    is_clause = not folded or "semicolon" in kinds_of(folded[-2:])
    if not is_told and not (is_clause and tells_who_says(tokens, second[1])):
        return None  # «гремело с двух до четырёх»
    return _add(tokens, i, second[1], quantity, False, folded)


_CHANGES = frozenset({"correction", "grew"})
_TELLS_NUMBER = frozenset({"reckoned", "speaking_of"})  # «жители насчитали от шести до восьми»


def _is_former(following: list[Token], folded: list[Token]) -> bool:
    """ "Has risen to 14 from nine,": what it was before, behind what it grew to."""
    lead = folded[-_CORRECTED_WITHIN:]
    is_behind = len(lead) > 2 and "count" in lead[-1].kinds and "to" in lead[-2].traits
    ends = not following or not ENDS_COUNT.isdisjoint(following[0].kinds)
    return is_behind and ends and any("grew" in t.kinds for t in lead)


def _add(
    tokens: list[Token],
    start: int,
    end: int,
    quantity: Quantity,
    is_each: bool,
    folded: list[Token],
    is_vague: bool = False,
) -> int:
    """Append a count token, with the noun that it counts if there is one close behind."""
    subject, noun_end, unknown, subjects = counted_noun(tokens, end)
    lead = tokens[start - 1].kinds if start else {}
    is_one = quantity.low == 1 and not is_each  # «в каждой республике по одному»
    if not subject and start and is_led_by_noise(tokens, start, end, is_one, folded[-2:-1]):
        subject = "noise"  # "aged 14 and 16"
    if not subject and is_year(tokens, start, end, quantity.low):
        subject = "noise"
    if "model" in lead:
        subject, noun_end = "noise", end  # «квадрокоптер Mavic 3»
    last = max(noun_end, end)
    if end_of_change := fold_change(tokens, start, last, subject, folded, quantity.low):
        return end_of_change
    if not subject and start and _is_temperature(tokens, start, last):
        subject, tokens[start - 1].kinds = "noise", {"stop": ""}
    if not subject and start > 1 and _is_distance(tokens, start, last):
        subject, tokens[last].kinds = "noise", {"aside": ""}
    if subject == "noise":
        if "report_noun" in tokens[last - 1].kinds:  # "Two ministry bulletins": its speaker stays
            last = next((k for k in range(end, last) if "speaker" in tokens[k].kinds), last)
        kinds: Kinds = {"region_number": ""} if unknown == "region" else {"noise": ""}
        if unknown == "district":
            kinds = {"noise": "district"}
        if not _LENGTHS.isdisjoint(tokens[last - 1].kinds):
            kinds = {"noise": "", "span": ""}
        article = tokens[min(start + 1, last - 1)]  # "over the two regions"
        word = article.word if "the" in article.traits else ""
        token = Token(tokens[start].start, tokens[last - 1].end, kinds, word, quantity)
        if kinds.get("region_number") is not None and "over" in tokens[start].kinds:
            low = quantity.low if quantity.high is not None else (quantity.low or 1) - 1
            token.value = quantity._replace(low=low)  # "over nine regions" are nine
        told: frozenset[str] = frozenset().union(*[t.traits for t in tokens[end:last]])
        if kinds.get("region_number") is not None and not told.isdisjoint(_WHICH):
            token.kinds = {"region_number": "same" if "told_again" in told else "other"}
        folded.append(token)
        return last
    if is_each and subject and "plural_dative" in tokens[noun_end - 1].traits:
        is_each = False  # «по семи аппаратам отработали»: the object, not a share
    named = tokens[end:last]
    described = [t.kinds for t in named if "adjective" not in t.kinds]  # attack drones
    outcome = next((str(kinds["outcome"]) for kinds in described if "outcome" in kinds), "")
    if subject and last < len(tokens) and "down" in tokens[last].traits:
        outcome = outcome or "destroyed"  # "six drones down over Tula"
    counted = Counted(
        quantity,
        subject,
        is_each,
        is_vague,
        unknown,
        subjects,
        outcome=outcome.split("/")[0],
        is_another=any("another" in t.kinds or "other_things" in t.traits for t in named),
        is_generic=last == end + 1 and "aircraft" in tokens[end].traits,
        country=country_of(named),
    )
    first = tokens[start]
    word = tokens[end - 1].word
    folded.append(
        Token(first.start, tokens[last - 1].end, {"count": ""}, word, counted, first.capital)
    )
    return last


def _is_distance(tokens: list[Token], start: int, end: int) -> bool:
    """«над морем, километрах в тридцати от Севастополя»: about how far from a place."""
    is_from = end < len(tokens) and not _FROM.isdisjoint(tokens[end].kinds)
    return is_from and "unit_of_length" in tokens[start - 2].traits


_FROM = frozenset({"from", "aside"})


def _is_temperature(tokens: list[Token], start: int, last: int) -> bool:
    """«в Пскове минус 7», «потеплеет до плюс 4»: degrees, by a sign and words of the weather."""
    before = tokens[start - 1]
    is_mark = "dash" in before.kinds and before.end == tokens[start].start
    is_mark = is_mark and (start < 2 or tokens[start - 2].end < before.start)
    if not (is_mark or "sign" in before.kinds) or not _ends_clause(tokens, last):
        return False
    near = [t.kinds for t in tokens[max(0, start - _PLACE_REACH) : start - 1]]
    is_there = any("in" in k for k in near) and any("place" in k for k in near)
    is_there = is_there and not (is_mark or any("over" in k for k in near))
    around = tokens[max(0, start - _WEATHER_REACH) : last + _WEATHER_REACH]
    return is_there or any("weather" in t.kinds for t in around)


_PLACE_REACH, _WEATHER_REACH = 5, 12
_WHICH = frozenset({"told_again", "elsewhere"})  # «над тремя этими областями», «над пятью другими»
_BEFORE_VERB = frozenset({"aux", "negation"})
