"""One sentence → mentions: its counts with their places, verbs and nouns."""

import itertools

from claims.parse.counts.numbers import Quantity
from claims.parse.mentions.draft import (
    CLAUSE_ENDS,
    DOWNED,
    LIST_GLUE,
    Draft,
    PlaceList,
    SentenceReading,
)
from claims.parse.mentions.mention import Mention, subtract_exception
from claims.parse.places.place import Place
from claims.parse.sentence.binding import bind_places
from claims.parse.sentence.collect import collect_elements
from claims.parse.sentence.for_each import share_same_number
from claims.parse.sentence.goals import (
    keep_attacked,
    keep_towns,
    leave_defenders,
    leave_shores,
    miss_places,
    name_region_of_goal,
    part_untouched,
)
from claims.parse.sentence.insertions import leave_appositions
from claims.parse.sentence.nouns import find_subjects
from claims.parse.sentence.other_work import judge_exercises, judge_other_work
from claims.parse.sentence.outcomes import find_outcomes
from claims.parse.sentence.pairing import pair_compared
from claims.parse.sentence.rounded import take_exact
from claims.parse.sentence.setting_right import (
    revise,
    set_right,
    set_right_in_passing,
    tells_right_one,
)
from claims.parse.sentence.settled_words import settle_words
from claims.parse.sentence.shares import (
    divide_evenly,
    place_told_share,
    take_inserted_whole,
)
from claims.parse.sentence.trailing import note_only_named, note_sums
from claims.parse.sentence.wholes import (
    settle_among,
    settle_ended,
    settle_fates,
    settle_flown,
    settle_jammed,
    settle_kinds,
    settle_most,
    settle_sent,
)
from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Line, Token

_AFTER_NTH = frozenset(
    ["dash", "aux", "count", "outcome", "comma", "colon", "and", "semicolon", "in"]
)
_BEFORE_SHARE = CLAUSE_ENDS | {"and"}
_TELLS_MOST = frozenset({"every", "about", "mostly", "fraction"})
_ENDS_ORDER = frozenset({"nth", "semicolon"})


def read_sentence(
    tokens: list[Token], told: set[str], traits: set[str], default_subject: str
) -> SentenceReading:
    """The mentions of a sentence whose tokens are folded into counts and places.

    `told` and `traits` are the kinds and the traits of its tokens.
    """
    settle_words(tokens, told, traits)
    draft = collect_elements(tokens, told, traits)
    _judge_first(draft, told)
    if draft.mentions:
        bind_places(draft)
        find_outcomes(draft)
        settle_flown(draft)
        if not _TELLS_MOST.isdisjoint(told):
            settle_most(draft)
        settle_jammed(draft)
        if "of" in told:
            settle_kinds(draft)
            settle_among(draft)
        settle_sent(draft)
        settle_ended(draft)
        if "colon" in told or "semicolon" in told:
            settle_fates(draft)
        find_subjects(draft, default_subject)
        _subtract_exceptions(draft)
        _part_country(draft)
        if "rest" in told:
            _count_rest(draft.mentions)
        _complete_shares(draft)
        if "fraction" in told:
            place_told_share(draft)
            take_inserted_whole(draft)
        divide_evenly(draft)
        _split_by_doers(draft)
        _find_totals(draft)
        _doubt_left_out(draft)
        _doubt_districts(draft)
        if "untrue" in told and not tells_right_one(draft):
            set_right(draft)
        if "figure" in told:
            set_right_in_passing(draft)
        if "correction" in told:
            revise(draft)
    reading = draft.reading
    _pass_attributions(draft)
    reading.place_lists = [e for _, e, _ in draft.elements if isinstance(e, PlaceList)]
    return reading


def _pass_attributions(draft: Draft) -> None:
    """«По оценке губернатора, сбито семь»: an assessment that only names who told the count."""
    opinions = [kinds for kinds in draft.kinds if "assessment" in kinds]
    if opinions and draft.mentions and all("according" in kinds for kinds in opinions):
        draft.reading.outcomes.discard("assessment")


def _judge_first(draft: Draft, told: set[str]) -> None:
    """What decides before any count is bound to its places."""
    note_sums(draft)
    note_only_named(draft)
    judge_exercises(draft)
    judge_other_work(draft)
    if "near" in told:
        leave_shores(draft)
    if "near" in told or "aside" in told:
        keep_towns(draft)
    if "goal" in told:
        name_region_of_goal(draft)
        keep_attacked(draft)
    if "comma" in told and len(draft.elements) > 1:
        leave_appositions(draft)
    if "doer" in told:
        leave_defenders(draft)
    if "negation" in told:
        miss_places(draft)
        part_untouched(draft)
    if "rest" in told or "same" in told:
        _drop_told_by_number(draft)
    if "same" in told:
        share_same_number(draft)
    if len(draft.mentions) > 1:
        take_exact(draft)
        pair_compared(draft)


def _part_country(draft: Draft) -> None:
    """ "28 over Russian regions and three over the sea", «над Россией — 28, над морем — три».

    Not so "31 over Russian territory, three over the Black Sea", which may be among the 31.
    """
    for first, second in itertools.pairwise(draft.mentions):
        if not (first.is_nationwide or second.is_nationwide):
            continue
        between = draft.kinds[first.index + 1 : second.index]
        behind = list(itertools.takewhile(lambda kinds: "comma" not in kinds, reversed(between)))
        is_listed = len(behind) < len(between) and any("over" in kinds for kinds in behind)
        is_joined = len(behind) == len(between) and any("and" in kinds for kinds in between)
        second.is_beside = is_listed or is_joined


def _drop_told_by_number(draft: Draft) -> None:
    """«решту, шість, — мобільні групи», «столько же дронов, сколько и в среду, — 30»: the number.

    A rest, or as many, whose number is told is that number.
    """
    counted = []
    for a, b in itertools.pairwise(draft.mentions):
        is_rest = a.is_rest and b.is_left and b.index - a.index <= 2
        if is_rest or (a.is_same and not (a.places or b.names_thing) and _is_of_then(draft, a, b)):
            counted.append(a)
            between = draft.kinds[a.index : b.index]
            b.names_thing |= a.is_same and any("subject" in kinds for kinds in between)
    draft.mentions[:] = [m for m in draft.mentions if m not in counted]
    draft.elements = [e for e in draft.elements if e[1] not in counted]


def _is_of_then(draft: Draft, same: Mention, number: Mention) -> bool:
    """Whether no more than the time compared with stands between."""
    between = draft.kinds[same.index + 1 : number.index]
    is_parted = bool(between) and not _BEFORE_TOLD.isdisjoint(between[-1])
    is_timed = any("time" in kinds for kinds in between)
    return is_timed and is_parted and all(kinds.keys() & _OF_THEN for kinds in between)


_BEFORE_TOLD = frozenset({"comma", "dash", "colon"})
_OF_THEN = _BEFORE_TOLD | {"how_many", "and", "in", "stop", "time", "subject", "of"}


def _doubt_left_out(draft: Draft) -> None:
    """ "Apart from two over Tula, the 29 …": whether the two are among the 29 is not told."""
    if "left_out" not in draft.traits:
        return
    counts = [m for m in draft.mentions if not m.is_exception and m.is_exact]
    for m in counts:
        lead = draft.tokens[max(0, m.index - 2) : m.index]
        if not any("left_out" in t.traits for t in lead):
            continue
        if m.places and any(x.is_rest and x.places for x in draft.mentions):
            continue  # «кроме 24, уничтоженных над Самарской, все остальные — над …»
        alike = (x for x in counts if x is not m and x.subject == m.subject)
        if any(not _are_parted(draft, m, x) for x in alike):
            draft.reading.doubts.append(f"a number left out of another ({m.quantity.low})")


def _doubt_districts(draft: Draft) -> None:
    """«Атакованы три района области, над каждым сбито по два»: six, if not all are named."""
    for m in draft.mentions:
        for token in draft.tokens if m.is_each else ():
            number = token.value if token.kinds.get("noise") == "district" else None
            if isinstance(number, Quantity) and len(m.places) != number.low != 1:
                draft.reading.doubts.append(f"a count that was not read ({number.low})")


def _are_parted(draft: Draft, a: Mention, b: Mention) -> bool:
    between = draft.kinds[min(a.index, b.index) : max(a.index, b.index)]
    return any("semicolon" in kinds for kinds in between)


def name_places_by_order(tokens: list[Token], listed: list[Place]) -> list[Place]:
    """«Над Тульской и Рязанской: на первую пришлось шесть, на вторую — три».

    `listed` are the places listed last before the sentence; gives those listed last in it.
    """
    kinds = Line(tokens).kinds
    for i in [i for i, t in enumerate(tokens) if t.value is not None or "nth" in t.kinds]:
        token = tokens[i]
        if isinstance(token.value, Place):
            if token.value.kind == "macro":
                continue  # "over the Volga region, that is, over Ulyanovsk and Penza"
            goes_on = not LIST_GLUE.isdisjoint(kinds[i - 1])
            listed = [*listed, token.value] if goes_on else [token.value]
        elif "nth" in kinds[i] and len(listed) > 1 and _ranks_place(kinds, i + 1, len(tokens)):
            n = int(str(kinds[i]["nth"]))
            at = i - 1 - (i > 0 and "the" in tokens[i - 1].traits)
            is_led = "over" in kinds[at] or ("in" in kinds[at] and not _names_own(kinds, i))
            if n <= len(listed) and (is_led or _heads_share(token, kinds, i)):
                token.kinds = kinds[i] = {"place": ""}
                token.value = listed[n - 1 if n > 0 else n]
                if _names_region(kinds, i + 1):  # "the first region"
                    tokens[i + 1].kinds = kinds[i + 1] = {"stop": ""}
    return listed


def _names_own(kinds: list[Kinds], i: int) -> bool:
    """«У другому, яке вийшло вдень, — 13: вісім над …»: a report, whose places stand behind."""
    clause = itertools.takewhile(_ENDS_ORDER.isdisjoint, kinds[i + 1 :])
    return any("over" in k for k in clause)


def _heads_share(token: Token, kinds: list[Kinds], i: int) -> bool:
    """ "Over Kursk and Bryansk oblasts; the former accounted for 14, the latter for nine"."""
    if "of_two" not in token.traits or not (i == 0 or not _BEFORE_SHARE.isdisjoint(kinds[i - 1])):
        return False
    following = kinds[i + 1]
    is_verb = "aux" in following or "in" in following
    return "count" in following or (is_verb and "count" in kinds[i + 2])


def _ranks_place(kinds: list[Kinds], i: int, end: int) -> bool:
    """Whether an ordinal stands alone, or with the noun of a region."""
    return _ends_nth(kinds, i, end) or _names_region(kinds, i)


def _names_region(kinds: list[Kinds], i: int) -> bool:
    return kinds[i].get("region_noun") == "region" or "region_anaphora" in kinds[i]


def _ends_nth(kinds: list[Kinds], i: int, end: int) -> bool:
    """Whether nothing follows that an ordinal may rank: not so in "for the first time"."""
    return i >= end or not _AFTER_NTH.isdisjoint(kinds[i])


def _count_rest(mentions: list[Mention]) -> None:
    """«Из десяти дронов шесть сбиты, остальные подавлены»: four, of the number that it splits."""
    for k, rest in enumerate(mentions):
        if not (rest.is_rest and rest.has_verb and rest.outcome in DOWNED) or rest.places or k < 2:
            continue
        told = mentions[:k]
        whole = next((m for m in told if m.is_of_total), told[0])
        known = [m.quantity.low or 0 for m in told if m is not whole]
        left = (whole.quantity.low or 0) - sum(known)
        if all(m.is_exact for m in told) and left > 0:
            rest.quantity = rest.quantity._replace(low=left, high=left, qualifier="exact")
            terms = " − ".join(str(n) for n in (whole.quantity.low, *known))
            rest.notes.append(f"the remainder: {terms}")
            rest.is_rest = False
            rest.places = list(whole.places)


def _complete_shares(draft: Draft) -> None:
    """«15 дронов, 10 из которых сбиты, пять подавлены»: the other share of one number.

    So too «18 дронов над Крымом — 12 сбиты, шесть подавлены»: what was downed and what was jammed.
    """
    mentions = draft.mentions
    for first, second, other in zip(mentions, mentions[1:], mentions[2:], strict=False):
        is_share = second.is_of_total and second.is_right_behind(first)
        whole, share = (second, first) if is_share else (first, second)
        known = (share.quantity.low or 0) + (other.quantity.low or 0)
        if known != whole.quantity.low or other.names_thing or other.is_of_them:
            continue
        is_split = whole is first and whole.is_of_total and whole.places and not other.places
        if is_split and _is_by_doers(draft, share, whole, other) and not share.places:
            share.is_of_them = other.is_of_them = True
            continue
        if is_share:  # "the Guard got four of the 19 drones, the army 15"
            if _is_by_doers(draft, share, whole, other):
                share.is_doer = other.is_doer = other.is_of_them = True
                whole.outcome, other.places = share.outcome, []
            continue
        is_fate = {share.outcome, other.outcome} == set(DOWNED) and not share.names_thing
        is_sent = whole.outcome == "launched" and (whole.has_verb or whole.is_goal)
        if is_fate and is_sent and not share.is_of_them:
            for m in (share, other):  # "42 attacked Crimea: nine were shot down and 33 jammed"
                m.places = m.places or list(whole.places)
            continue
        if is_fate:
            whole.places = whole.places or share.places or other.places
            is_there = all(m.places in ([], whole.places) for m in (share, other))
            share.is_of_them = share.is_of_them or (share.has_verb and other.has_verb and is_there)
            other.places = [] if share.is_of_them and is_there else other.places
        if share.is_of_them and not other.places:
            other.is_of_them = True


def _split_by_doers(draft: Draft) -> None:
    """ "The fleet got nine drones and the militia two, 11 over the city in all": shares of 11.

    So too "the Guard got four and the army ten of the 14 drones over the region".
    """
    mentions = draft.mentions
    for first, second, whole in zip(mentions, mentions[1:], mentions[2:], strict=False):
        parts = (first, second)
        if (first.quantity.low or 0) + (second.quantity.low or 0) != whole.quantity.low:
            continue
        is_base = whole.is_of_total and whole.is_right_behind(second)
        is_whole = is_base or (whole.is_total and not whole.is_all)
        named = {m.zones for m in (first, second, whole) if m.places}
        lists = draft.reading.place_lists
        is_placed = any(pl.is_over and pl.owner in parts for pl in lists)
        is_placed = is_placed and not (is_base and not first.places)
        is_there = len(named) < len(parts) and (not is_placed or bool(whole.places))
        is_timed = any("time" in kinds for kinds in draft.kinds[first.index : second.index])
        is_alike = all(m.outcome == "destroyed" and not m.is_of_them for m in parts)
        if is_whole and is_there and is_alike and not is_timed and first.subject == second.subject:
            whole.places = whole.places or second.places or first.places
            for m in parts:
                m.is_doer, m.is_of_them, m.places = True, True, []


def _is_by_doers(draft: Draft, share: Mention, whole: Mention, other: Mention) -> bool:
    """Whether two shares are told apart by who did it, and not by place, time or outcome."""
    is_there = not other.places or other.zones == (share.zones or whole.zones)
    is_timed = any("time" in kinds for kinds in draft.kinds[share.index : other.index])
    is_alike = not other.has_verb or other.outcome == share.outcome
    behind = draft.kinds[other.index + 1]  # not "the remaining two damaged a depot"
    is_last = other.index + 1 >= draft.n or not CLAUSE_ENDS.isdisjoint(behind)
    is_told = is_there and is_alike and is_last
    return is_told and not is_timed and share.outcome == "destroyed"


def _find_totals(draft: Draft) -> None:
    """Mark counts that hold the others of their sentence."""
    _close_with_sum(draft.mentions)
    _tally_now(draft)
    for first, second in itertools.pairwise(draft.mentions):
        # «Число сбитых достигло 20: мэр сообщил ещё о трёх»: the three are among them
        lead = draft.tokens[max(0, first.index - 2) : first.index]
        is_tally = second.is_another and any("rises" in t.traits for t in lead)
        if is_tally and _is_more(first, second):
            first.is_total, first.heads_list = True, False


def _close_with_sum(mentions: list[Mention]) -> None:
    """ "Over Karelia two, over Murmansk Oblast five: seven": the whole behind its parts."""
    last, parts = mentions[-1], mentions[:-1]
    if last.places or last.names_thing or len(parts) < 2 or not last.is_exact:
        return
    known = 0
    for before, m in zip([None, *parts], parts, strict=False):
        if m.is_of_them:
            continue
        is_again = m.is_same and m.multiple == "1" and before is not None
        quantity = before.quantity if is_again and before is not None else m.quantity
        if not m.zone_sets or quantity.low is None:
            return
        known += quantity.low * (len(m.zone_sets) if m.is_each else 1)
    last.is_total = last.is_total or known == last.quantity.low


def _tally_now(draft: Draft) -> None:
    """ "With the two at breakfast, the region has now had 15 downed": the two are among them."""
    if "now" not in draft.traits:
        return
    for before, m in itertools.pairwise(draft.mentions):
        near = draft.tokens[max(0, m.index - 2) : m.index + 3]
        is_now = any("now" in t.traits for t in near)
        m.is_total |= is_now and _is_more(m, before) and m.places == before.places


def _is_more(m: Mention, other: Mention) -> bool:
    return (m.quantity.low or 0) > (other.quantity.low or 0)


def _subtract_exceptions(draft: Draft) -> None:
    """ "All but three of the 20 drones", "20 drones, all but three over Kursk": seventeen."""
    if not any(m.is_exception for m in draft.mentions):
        return
    before: Mention | None = None
    for (_, m, _), (_, behind, _) in itertools.pairwise([*draft.elements, (0.0, None, 0)]):
        if not isinstance(m, Mention):
            continue
        base, before = behind if isinstance(behind, Mention) else before, m
        if not m.is_exception or base is None:
            continue
        subtract_exception(m, base)
