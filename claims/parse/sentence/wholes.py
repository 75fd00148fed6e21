"""What a whole was of which only a share was downed: it was sent."""

import itertools

from claims.parse.mentions.draft import CLAUSE_ENDS, DOWNED, Draft, counted_at, tells_downing
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.nouns import named_subject
from claims.parse.sentence.shares import is_led_by_of
from claims.parse.sentence.told_again import find_told_again
from claims.parse.sentence.verbs import verb_of

_TWIN = frozenset({"and", "outcome", "of_them"})


def settle_sent(draft: Draft) -> None:
    """«В Валуйский округ — 11 беспилотников, из них девять сбиты»: eleven were sent.

    So it is if the whole has no verb and no place in the sky, and fewer were downed.
    """
    is_listed = False
    for k, (whole, part) in enumerate(itertools.pairwise(draft.mentions)):
        if _is_told_of_sent(draft, whole, part, is_listed=is_listed):
            whole.outcome, is_listed = "launched", True
            part.places = whole.places
            continue
        # «из двадцати дронов сбили все, кроме трёх»
        is_share = part.is_of_them or (part.is_exception and whole.is_of_total)
        is_share = is_share and part.has_verb and part.outcome in DOWNED and not part.places
        if not is_share:
            continue
        is_thing = named_subject(draft, whole.index) == "drone"
        is_thing = is_thing or (k > 1 and draft.mentions[k - 2].outcome == "launched")
        # "… by 19, eight of them downed, Y by 62, 39 …"
        is_bare = (part.is_exception or not whole.has_verb) and is_thing
        counted = counted_at(draft.tokens, whole.index)
        if not is_bare or (counted and counted.outcome):
            continue
        lists = draft.reading.place_lists
        is_over = any(pl.is_over and pl.owner is whole for pl in lists)
        end = max(verb_of(draft, part.index) or 0, part.index) + 1
        while not _TWIN.isdisjoint(draft.kinds[end]):
            end += 1
        is_plain = end >= draft.n or not CLAUSE_ENDS.isdisjoint(draft.kinds[end])
        most = whole.quantity.high or whole.quantity.low or 0
        if is_plain and not is_over and not _reaches(draft, k + 1, most):
            whole.outcome = "launched"


def settle_ended(draft: Draft) -> None:
    """«Попытка налёта 12 дронов провалилась: их сбили»: those that were sent were downed."""
    m = draft.mentions[0]
    if len(draft.mentions) > 1 or m.outcome != "launched" or draft.reading.has_all_of_them:
        return
    if "noise" in draft.told:
        return  # «Атакованы два дома девятью дронами, они уничтожены»
    marks = (k for k in range(m.index + 1, draft.n) if _ENDS.intersection(draft.kinds[k]))
    for k in marks:
        rest = draft.tokens[k + 1 : k + _CLAUSE_REACH]
        clause = list(itertools.takewhile(lambda t: _ENDS.isdisjoint(t.kinds), rest))
        if find_told_again(clause, m.quantity.high, True) is not None:
            m.outcome, m.has_verb, m.is_goal = "destroyed", True, False
            return


_ENDS = CLAUSE_ENDS | {"dash"}
_CLAUSE_REACH = 12


def _reaches(draft: Draft, start: int, most: int) -> bool:
    """Whether what the counts from `start` on say was downed makes up a number."""
    known = 0
    for m in itertools.islice(draft.mentions, start, None):
        if known >= most:
            return True
        known += (m.quantity.low or 0) if _is_downed(draft, m) else 0
    return known >= most


def _is_downed(draft: Draft, m: Mention) -> bool:
    """Whether a count is of what was downed; not so «из 15 сбиты 13, один упал»."""
    verb = verb_of(draft, m.index)
    return m.outcome in DOWNED and (verb is None or "unrelated" not in draft.kinds[verb])


def _is_told_of_sent(draft: Draft, whole: Mention, part: Mention, *, is_listed: bool) -> bool:
    """«Курская область: 12 дронов, сбито пять», "12 drones (five shot down)": the twelve."""
    between = draft.kinds[whole.index + 1 : part.index]
    if part.names_thing or not between or _OPENS_SHARE.isdisjoint(between[0]):
        return False
    counted = counted_at(draft.tokens, whole.index)
    is_thing = is_listed or named_subject(draft, whole.index) == "drone"
    is_in_brackets = "open" in between[0]
    is_own = part.places and part.places != whole.places and not is_in_brackets
    if not is_thing or is_own or (counted and counted.outcome):
        return False
    verbs = [kinds for kinds in between[1:] if "and" not in kinds]
    if not verbs and part.index + 1 < draft.n:
        verbs = [draft.kinds[part.index + 1]]
    if not verbs:
        return False
    start = whole.index
    while start and not _HEADS & draft.kinds[start - 1].keys():
        start -= 1
    is_first = not any("outcome" in kinds for kinds in draft.kinds[start : whole.index])
    is_placed = any("place" in kinds for kinds in draft.kinds[start : whole.index])
    end = next((k for k in range(part.index, draft.n) if _HEADS & draft.kinds[k].keys()), draft.n)
    shares = [m for m in draft.mentions if whole.index < m.index < end]
    is_less = sum(m.quantity.high or 0 for m in shares) < (whole.quantity.low or 0)
    return is_first and is_placed and is_less and all(tells_downing(kinds) for kinds in verbs)


_OPENS_SHARE = frozenset({"comma", "open"})
_HEADS = frozenset({"semicolon", "line", "close"})


_OPENS_FATES = frozenset({"colon", "semicolon"})


def settle_fates(draft: Draft) -> None:
    """«Насчитали 23 дрона: 14 сбиты, шесть подавлены, три попали в дома»: 23 were sent."""
    if not draft.mentions:
        return
    whole, *parts = draft.mentions
    fates = {m.outcome for m in parts}
    is_split = "hit" in fates and not fates.isdisjoint(DOWNED)
    between = draft.kinds[whole.index : parts[0].index] if parts else []
    is_head = any(_OPENS_FATES & kinds.keys() for kinds in between)
    is_head = is_head and not any(map(tells_downing, between))
    if is_split and is_head and sum(map(_least, parts)) == _least(whole):
        whole.outcome, whole.has_verb, whole.heads_list = "launched", True, False


def settle_kinds(draft: Draft) -> None:
    """«Из 12 дронов и четырёх ракет сбиты 10 дронов и три ракеты»: those 16 were sent."""
    mentions = draft.mentions
    first = next((k for k, m in enumerate(mentions) if "of" in draft.kinds[m.index - 1]), None)
    if first is None or len(mentions) < first + 4:
        return
    wholes, parts = mentions[first : first + 2], mentions[first + 2 : first + 4]
    things = [named_subject(draft, m.index) for m in (*wholes, *parts)]
    is_paired = things[:2] == things[2:] and things[0] != things[1] and all(things)
    is_less = all(_least(part) <= _least(whole) for whole, part in zip(wholes, parts, strict=True))
    if is_paired and is_less and all(part.outcome in DOWNED for part in parts):
        for whole in wholes:
            whole.outcome, whole.has_verb, whole.is_of_total = "launched", True, False


def _least(m: Mention) -> int:
    return m.quantity.low or 0


def settle_among(draft: Draft) -> None:
    """ "Four drones headed for Moscow were among the 15 shot down": a share before its whole."""
    for share, whole in itertools.pairwise(draft.mentions):
        at = whole.index - 1 - ("the" in draft.tokens[whole.index - 1].traits)
        is_told = whole.is_of_total and "is_among" in draft.tokens[at].traits
        if is_told and share.is_goal and not share.places and whole.outcome in DOWNED:
            share.outcome = whole.outcome


def settle_jammed(draft: Draft) -> None:
    """«14 дронов: восемь — РЭБ, шесть — ПВО»: the six were downed, and so was the whole."""
    mentions = draft.mentions
    for m in mentions:
        is_by_guns = "dash" in draft.kinds[m.index + 1] and "doer" in draft.kinds[m.index + 2]
        if m.outcome == "suppressed" and not m.has_verb and is_by_guns:
            m.outcome = "destroyed"
    whole, shares = mentions[0], mentions[1:]
    if whole.outcome == "suppressed" and {m.outcome for m in shares} == set(DOWNED):
        known = sum(m.quantity.low or 0 for m in shares)
        whole.outcome = "destroyed" if known == whole.quantity.low else whole.outcome


def settle_most(draft: Draft) -> None:
    """«Почти все из 20 дронов сбиты»: twenty were sent; how many were downed, nobody says."""
    for m in draft.mentions:
        lead = draft.kinds[max(0, m.index - 4) : m.index]
        is_most = any("about" in a and "every" in b for a, b in itertools.pairwise(lead))
        is_some = any("negation" in a and "every" in b for a, b in itertools.pairwise(lead[-2:]))
        if (m.is_of_total and is_most) or is_some:  # «Не все 30 дронов сбиты»
            m.outcome = "launched"
    m = draft.mentions[0]
    if len(draft.mentions) == 1 and _tells_most_downed(draft, m):
        m.outcome, m.has_verb = "launched", True


def _tells_most_downed(draft: Draft, m: Mention) -> bool:
    """«Летело более 40 дронов, сбили почти все», "40 flew in, most were shot down"."""
    i = m.index
    flew = any("flew" in t.kinds or "flew" in t.traits for t in draft.tokens[max(0, i - 3) : i + 3])
    verbs = [
        k for k, kinds in enumerate(draft.kinds) if tells_downing(kinds) or "all_of_them" in kinds
    ]
    if not (flew or m.is_goal) or len(verbs) != 1 or verbs[0] < i:
        return False
    near = draft.kinds[max(i + 1, verbs[0] - _MOST_REACH) : verbs[0] + _MOST_REACH]
    is_all = any("about" in a and not _ALL.isdisjoint(b) for a, b in itertools.pairwise(near))
    return is_all or any(not _MOST.isdisjoint(kinds) for kinds in near)


_ALL = frozenset({"every", "all_of_them"})
_MOST = frozenset({"mostly", "fraction"})
_MOST_REACH = 4


def _are_downed(draft: Draft, m: Mention) -> bool:
    """Whether the verb of downing stands right behind a count, and no participle does."""
    i = m.index + 1 + ("aux" in draft.kinds[m.index + 1])
    is_verb = i < draft.n and tells_downing(draft.kinds[i])
    return is_verb and ("participle" not in draft.tokens[i].traits or i > m.index + 1)


def _enters(draft: Draft, whole: Mention) -> bool:
    """ "30 drones that crossed into the region": they flew there, whatever became of them."""
    behind = draft.tokens[whole.index + 1 : whole.index + _ENTRY_REACH]
    return any("enters" in t.traits for t in behind)


_ENTRY_REACH = 6


def _was_sent(draft: Draft, whole: Mention) -> bool:
    """ "55 of the 90 drones Ukraine sent at Tatarstan were shot down": the verb is its own."""
    behind = draft.tokens[whole.index + 1 : whole.index + _SENT_REACH]
    verb = next((t for t in behind if "outcome" in t.kinds), None)
    return verb is not None and "sends" in verb.traits


_SENT_REACH = 5


def _were_there(draft: Draft, whole: Mention) -> bool:
    """ "Nine of the 11 drones over Tver Oblast had been shot down": the eleven flew there."""
    behind = [k for k in draft.kinds[whole.index + 1 :][:_THERE_REACH] if "aux" not in k]
    words = [kinds for kinds in behind if "adjective" not in kinds]
    is_placed = len(words) > _PLACED and "over" in words[0] and "place" in words[1]
    return is_placed and tells_downing(words[_PLACED])


_THERE_REACH = 7
_PLACED = 2  # "over", and its place


def _flew_over(draft: Draft, whole: Mention, part: Mention) -> bool:
    """«Из пяти дронов над Тульской областью сбиты четыре»: the five flew there."""
    i = whole.index
    is_led = whole.is_of_total and is_led_by_of(draft, i) and "over" in draft.kinds[i + 1]
    verb = verb_of(draft, part.index) if is_led and "place" in draft.kinds[i + 2] else None
    if verb is None or verb < i + 2:
        return False
    downed = [_least(m) for m in draft.mentions if m.index > i and m.outcome in DOWNED]
    counted = counted_at(draft.tokens, i)
    is_plain = counted is not None and not counted.outcome
    return is_plain and part.outcome in DOWNED and sum(downed) < _least(whole)


def settle_flown(draft: Draft) -> None:
    """«Из пяти дронов, летевших на Ярославль, сбиты четыре»: the five were sent."""
    for share, whole in itertools.pairwise(draft.mentions):
        if not whole.is_of_total or not whole.is_right_behind(share) or share.fraction:
            continue
        counted = counted_at(draft.tokens, whole.index)
        if counted is None or not counted.subject or counted.outcome:
            continue
        is_named = "the" in draft.tokens[whole.index - 1].traits  # "seven of the nine"
        whole.is_of_flown = not is_named and _are_downed(draft, whole)
        if any(m.outcome == "hit" and (m.is_left or m.is_rest) for m in draft.mentions):
            whole.outcome = "launched"  # «сбиты семь из десяти, остальные три попали в завод»
        if _enters(draft, whole) or _was_sent(draft, whole) or _were_there(draft, whole):
            whole.outcome, share.is_goal = "launched", False
            whole.places = whole.places or share.places
    for whole, part in itertools.pairwise(draft.mentions):
        if _flew_over(draft, whole, part):
            whole.outcome, whole.places = "launched", whole.places or part.places
        if not (whole.is_of_total and whole.is_goal) or part.outcome not in DOWNED:
            continue
        verb = verb_of(draft, part.index)
        counted = counted_at(draft.tokens, whole.index)
        is_own = verb_of(draft, whole.index) not in (None, verb) or bool(
            counted and counted.outcome
        )
        is_placed = any(m.places for m in draft.mentions if m is not whole)
        is_placed = is_placed and not _enters(draft, whole)
        is_less = (part.quantity.high or 0) < (whole.quantity.low or 0)
        if verb is not None and is_less and not (is_own or is_placed):
            whole.outcome = "launched"
