"""What happened to the things of a count: its verb, and the words about it."""

import itertools

from claims.model import Outcome
from claims.parse.mentions.draft import (
    CLAUSE_ENDS,
    DOWNED,
    RELATIVE,
    Draft,
    counted_at,
    plain_outcome,
    tells_downing,
)
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.headings import heads_news
from claims.parse.sentence.insertions import start_of_insertion
from claims.parse.sentence.jamming import is_also_downed, is_jammed
from claims.parse.sentence.nouns import named_subject
from claims.parse.sentence.results import (
    arrives,
    end_of_row,
    is_missed,
    repeats_verb,
    serves_aim,
    tells_of_one,
)
from claims.parse.sentence.shares import splits_count
from claims.parse.sentence.verbs import is_named, only_helps, verb_of, verbs_ahead
from claims.parse.words.lexicon import Kinds
from claims.parse.words.traits import TRAITS_OF

_SHARE_REACH = 4
_OUTCOMES: dict[str, Outcome] = {
    "destroyed": "destroyed",
    "suppressed": "suppressed",
    "launched": "launched",
    "hit": "hit",
}


def find_outcomes(draft: Draft) -> None:
    """Give each count what happened to its things, by its verb or by the counts before it."""
    told = [
        plain_outcome(kinds)
        for k, kinds in enumerate(draft.kinds)
        if "outcome" in kinds
        and not (is_missed(draft, k) or is_named(draft, k))
        and not tells_of_one(draft, k)
        if not heads_news(draft, k, draft.mentions[0].index)
    ]
    first = next((o for o in told if o in DOWNED), told[0] if told else None)
    previous: str | None = None
    told_until = 0
    for element in draft.mentions:
        if previous == "launched" and _are_all_told(draft, told_until, element.index):
            previous = "destroyed"
        told_until = element.index
        verb = verb_of(draft, element.index)
        counted = counted_at(draft.tokens, element.index)
        is_fallen_short = first == "hit" and is_missed(draft, element.index + 2)
        if verb is None and (is_fallen_short or serves_aim(draft, element.index)):
            element.is_unrelated = True  # «34 не долетели до целей, два долетели»
        if verb is not None and only_helps(draft, element.index, verb):
            element.is_unrelated = True
        verb = element.index + 2 if _is_described(draft, element.index) else end_of_row(draft, verb)
        if verb is not None and "unrelated" in draft.kinds[verb] and not _are_all_downed(draft):
            element.is_unrelated = element.quantity.low != 0  # "none were detected"
        if verb is not None and "outcome" in draft.kinds[verb]:
            outcome: str | None = _outcome_of(draft, verb, element, "suppressed" in told)
            element.has_verb = True
        elif end := _end_of_way(draft, element.index):
            outcome, element.has_verb = end, True
            draft.reading.outcomes.add(end)
        elif counted is not None and counted.outcome:
            # «о 29 сбитых БПЛА», «15 поражённых БПЛА»; targets may be those of the other side
            is_struck = counted.outcome == "hit" and counted.subject != "target"
            outcome = "destroyed" if is_struck else counted.outcome
        else:
            element.has_verb |= repeats_verb(draft, element.index)
            outcome = (
                ("destroyed" if "destroyed" in draft.reading.outcomes else first)
                if element.is_total or (element.heads_list and not previous)
                else previous or first
            )
        element.outcome = _OUTCOMES.get(outcome or "", "destroyed")
        if outcome is None:
            element.has_verb = False
        if element.is_including and (previous, outcome) == ("destroyed", "suppressed"):
            element.is_of_them = True  # "(four, including one jammed)"
        is_aside = (element.is_of_them or element.is_including) and _is_in_brackets(draft, element)
        is_none = element.quantity.high == 0 and outcome == "hit"  # "none got through; 13 …"
        if not (is_aside or is_none or splits_count(draft, element.index)):
            previous = outcome or previous
    if "flew" in draft.told or "goal" in draft.told:
        _mark_flying(draft)
    if "of" in draft.told or "one_of" in draft.told:
        _settle_base(draft)
    _mark_split_raids(draft)
    for part, whole in itertools.pairwise(draft.mentions):
        if whole.is_of_total and whole.index - part.index <= _SHARE_REACH:
            tells_of_other = _tells_of_fallen(draft, whole) or _tells_of_other(draft)
            _settle_share(draft, part, whole, tells_of_other)


def _end_of_way(draft: Draft, i: int) -> str:
    """ "Of 24 none got through; 13 fell over Tula Oblast", "four reached an airfield"."""
    fell = draft.tokens[i + 1 : i + 2]
    is_there = "over" in draft.kinds[i + 2] and "place" in draft.kinds[i + 3]
    if is_there and any("fell" in t.traits for t in fell):
        return "destroyed"
    return "hit" if arrives(draft, i) else ""


def _is_described(draft: Draft, i: int) -> bool:
    """«В результате атаки шести дронов, сбитых над Тулой, …»: what became of them."""
    is_apart = "comma" in draft.kinds[i + 1] and tells_downing(draft.kinds[i + 2])
    return is_apart and "downed" in draft.tokens[i + 2].traits and "of" not in draft.kinds[i - 1]


def _mark_split_raids(draft: Draft) -> None:
    """ "They flew in twice: nine at 1:00, of which six were downed, and seven at 4:00, of which …".

    A number without a verb of its own was sent, if only some of it were downed.
    """
    if "of_them" not in draft.told:
        return
    start = 0
    for whole, share in itertools.pairwise(draft.mentions):
        lead = draft.kinds[start : whole.index]
        is_split = share.is_of_them and share.has_verb and share.outcome == "destroyed"
        # "up to 50 drones struck at Tula, 41 of them were shot down"
        is_split &= (share.quantity.low or 0) < (whole.quantity.high or whole.quantity.low or 0)
        is_bare = not (whole.has_verb or whole.is_of_them or whole.is_of_total)
        verb = verb_of(draft, share.index) if is_split else None
        # not "of which 12 were shot down over Tula", "by army aviation"
        is_last = verb is not None and bool(CLAUSE_ENDS & draft.kinds[verb + 1].keys())
        if is_last and is_bare and not any(map(tells_downing, lead)):
            whole.outcome = "launched"
        start = start if verb is None else verb + 1


def _is_in_brackets(draft: Draft, m: Mention) -> bool:
    """ "Tver (six, two of them jammed) and Pskov (two)": the two of Tver alone were jammed."""
    lead = (kinds for kinds in reversed(draft.kinds[: m.index]) if not _BRACKETS.isdisjoint(kinds))
    return "open" in draft.told and "open" in next(lead, {})


_BRACKETS = frozenset({"open", "close"})


def _are_all_told(draft: Draft, start: int, end: int) -> bool:
    """ "Attacked with 42 drones, all of which were downed: 20 over …": what the list is of."""
    return draft.reading.has_all_of_them and any(
        "all_of_them" in kinds for kinds in draft.kinds[start:end]
    )


def _settle_base(draft: Draft) -> None:
    """ "Of five, one hit a tank, four were downed", «Из 29, атаковавших Тулу, сбиты 26»."""
    mentions = draft.mentions
    for whole, part in itertools.pairwise(mentions):
        # "the drone that hit the tower was one of three; the rest were downed"
        is_of_one = "one_of" in draft.kinds[whole.index - 1] and part.is_rest and part.has_verb
        if not (whole.is_of_total or is_of_one) or part.is_of_total:
            continue
        told = {m.outcome for m in mentions if m.index > whole.index}
        fell = part.has_verb and not part.is_unrelated
        fell &= any(m.is_unrelated and m.quantity.low for m in mentions if m.index > part.index)
        is_of_hit = fell or is_of_one or "hit" in told
        if not whole.has_verb and is_of_hit and told & set(DOWNED):
            whole.outcome = "launched"
        is_none = part.quantity.high == 0 and not whole.has_verb  # «из 12 не долетел ни один»
        is_one = whole.outcome == "hit" and whole.quantity.low != part.quantity.low
        if part.outcome == "hit" and (is_one or is_none):
            whole.outcome = "launched"  # «из 11 беспилотников долетел один»
        if whole.outcome == "launched" and not whole.places:
            whole.places = list(part.places)


def _are_all_downed(draft: Draft) -> bool:
    """«Засекли два беспилотника, оба сбиты»: what was seen is what was downed."""
    return len(draft.mentions) == 1 and draft.reading.has_all_of_them


def _mark_flying(draft: Draft) -> None:
    """What only flew, or flew before a count of what was downed, was sent."""
    first = draft.mentions[0]
    is_lone = len(draft.mentions) == 1
    if is_lone and ("flew" in draft.told or _enters(draft, first)):
        is_goal = first.is_goal and not _enters(draft, first)
        is_told_before = first.is_of_them or is_goal or _is_told_again(draft, first.index)
        if not (is_told_before or any(tells_downing(kinds) for kinds in draft.kinds)):
            first.outcome, first.has_verb, first.is_goal = "launched", True, is_goal
    is_downed = False  # whether a count behind tells of downing
    for m in reversed(draft.mentions):
        is_inside = "open" in draft.kinds[m.index - 1]  # «28 — над Тулой (19 летели к …, два …)»
        enters = _enters(draft, m)
        is_flying = not (m.has_verb or is_inside) and (enters or _flies(draft, m.index))
        if (is_flying or _flew_before(draft, m.index)) and is_downed:
            m.outcome, m.has_verb, m.is_goal = "launched", True, m.is_goal and not enters
        is_downed = is_downed or (m.has_verb and m.outcome in DOWNED)


def _flew_before(draft: Draft, i: int) -> bool:
    """«Летело 16 дронов — сбито 16»: the verb behind the dash is that of the next count."""
    is_next = "dash" in draft.kinds[i + 1] and tells_downing(draft.kinds[i + 2])
    return is_next and "count" in draft.kinds[i + 3] and _tells_flight(draft, i - 1)


def _enters(draft: Draft, m: Mention) -> bool:
    """ "Twelve drones crossed into the Bryansk region": the verb of a count with its noun."""
    k = m.index + 1
    while "aux" in draft.kinds[k] or "time" in draft.kinds[k]:
        k += 1
    is_verb = k < draft.n and "enters" in draft.tokens[k].traits
    return is_verb and m.names_thing and not (m.is_of_them or m.is_of_total)


def _is_told_again(draft: Draft, i: int) -> bool:
    return i > 0 and "told_again" in draft.tokens[i - 1].traits  # «все три летели с запада»


def _flies(draft: Draft, i: int) -> bool:
    """«12 дронов летели к аэродрому, девять сбиты»: a verb of flying beside its count.

    So too "12 drones were heading for the region; nine were downed".
    """
    if i + 1 < draft.n and "was" in draft.tokens[i + 1].traits and "goal" in draft.kinds[i + 2]:
        return True
    return any(_tells_flight(draft, k) for k in (i - 1, i + 1))


def _tells_flight(draft: Draft, k: int) -> bool:
    kinds = draft.kinds[k]
    if "goal" not in kinds:
        return "flew" in kinds
    return "flew" in TRAITS_OF[draft.tokens[k].word.partition(" ")[0]]


def _tells_of_other(draft: Draft) -> bool:
    """ "Four of five drones were shot down …; the fifth hit a fuel tank", "… the rest landed"."""
    if "hit" in draft.reading.outcomes and any("nth" in kinds for kinds in draft.kinds):
        return True
    for i, kinds in enumerate(draft.kinds[: draft.n]):
        k = i + 1 + ("count" in draft.kinds[i + 1])
        is_verb = k < draft.n and not draft.kinds[k] and "past_plural" in draft.tokens[k].traits
        if "rest" in kinds and is_verb:
            return True
    return False


def _tells_of_fallen(draft: Draft, whole: Mention) -> bool:
    """ "Nineteen of the 20 were shot down; the last one fell into the sea": those that fell."""
    fallen = [
        m
        for m in draft.mentions
        if m.index > whole.index
        and any("fell" in t.traits for t in draft.tokens[m.index + 1 : m.index + 2])
        and "over" not in draft.kinds[m.index + 2]
    ]
    if _has_participle(draft, whole.index):
        return False  # "30 of the 41 drones downed; the other 11 fell in Krasnodar Krai"
    for m in fallen:
        m.is_unrelated = m.outcome != "suppressed"  # "the other two fell because of jamming"
    return bool(fallen)


def _settle_share(draft: Draft, part: Mention, whole: Mention, tells_of_other: bool) -> None:
    """ "Two of the three drones were downed": the verb is of the two; the three were sent.

    A whole that has a verb of its own, or is split by places, keeps what it was.
    """
    if any("of" not in k and "stop" not in k for k in draft.kinds[part.index + 1 : whole.index]):
        return
    if _tells_of_whole(draft, whole.index):
        return
    whole.is_base = True
    counted = counted_at(draft.tokens, whole.index)
    if part.outcome == "hit" and counted is not None and counted.outcome in DOWNED:
        whole.outcome, whole.has_verb = "destroyed", True  # "one of the 30 downed drones fell on …"
        return
    told = _verb_behind_launch(draft, whole.index)
    if told:
        part.outcome, part.has_verb, whole.outcome = _OUTCOMES[told], True, "launched"
        whole.places = whole.places or list(part.places)
        part.places = part.places or list(whole.places)
        return
    is_downed_first = "outcome" in draft.kinds[part.index - 1]
    if is_downed_first and _has_placed_participle(draft, whole.index, True):
        part.is_doer = (
            "rest" not in draft.told
        )  # «Росгвардия сбила три из девяти, уничтоженных над …»
    elif not whole.places and _has_placed_participle(draft, whole.index, False):
        whole.places = list(part.places)  # "one of the 14 drones downed over Rostov fell on …"
    if part.is_doer and not whole.places:
        whole.places, part.places = part.places, []  # "the Guard accounted for six of the 19 …"
    is_downed = whole.has_verb and whole.outcome in DOWNED  # «из 30, уничтоженных за ночь»
    lead = part.index - 1
    is_of_all = any("every" in kinds for kinds in draft.kinds[part.index + 1 : whole.index])
    is_only = lead >= 0 and "only" in draft.tokens[lead].traits and len(draft.mentions) == 2
    while lead > 0 and not _BEFORE_SHARE.isdisjoint(draft.kinds[lead]):
        lead -= 1  # «сбиты были лишь два из семи»
    told = _verb_told(draft.kinds[lead]) if lead >= 0 and not _looks_back(draft, lead) else ""
    is_behind = not (is_downed or is_of_all) and told.startswith("destroyed")
    if whole.has_verb and (whole.outcome in DOWNED or not part.has_verb):
        own = [_verb_told(draft.kinds[k]) for k in verbs_ahead(draft, whole.index)]
        verb = next((o for o in own if o in DOWNED), whole.outcome)
        part.outcome, part.has_verb = _OUTCOMES[verb], True  # "of five, sent at Tula, downed"
    others = [m for m in draft.mentions if m.places and m.index > whole.index]
    known = sum((m.quantity.low or 0) * (len(m.places) if m.is_each else 1) for m in others)
    is_split = part.outcome in DOWNED and known > 0
    is_split = is_split and known + (part.quantity.low or 0) == whole.quantity.low
    if is_split or any(m.is_rest for m in others):
        return  # «сбито 18 из 30, остальные — над Тульской областью»: all were downed
    if part.places and any("alone" in t.traits for t in draft.tokens[: whole.index]):
        return  # «над одной только Тульской областью сбито 22 из 40»
    is_placed = part.places or whole.places
    if (
        whole.outcome == "hit"
        or _has_verb_behind_place(draft, whole.index)
        or tells_of_other
        or is_behind
        or (is_only and part.outcome in DOWNED and not _has_participle(draft, whole.index))
        or is_missed(draft, whole.index + 2)  # "two of four did not get there"
        or not (is_placed or _has_participle(draft, whole.index))
    ):
        whole.outcome = "launched"
        whole.places = whole.places or list(part.places)


def _looks_back(draft: Draft, verb: int) -> bool:
    """«Удар пришёлся на Брянскую область: там сбили 25 из 57»: the 57 are not of there alone."""
    lead = draft.tokens[max(0, verb - 2) : verb]
    is_there = any(not _THERE.isdisjoint(t.traits) for t in lead)
    return is_there and any("mostly" in kinds for kinds in draft.kinds[:verb])


_THERE = frozenset({"there", "where"})
_BEFORE_SHARE = frozenset({"stop", "aux", "all_but"})


def _verb_behind_launch(draft: Draft, i: int) -> str:
    """«Десять из 17 дронов, что атаковали Тулу, сбиты»: what became of the ten, behind the clause.

    Empty if no relative clause or participle of a launch stands behind the whole at i.
    """
    k = i + 1 + ("comma" in draft.kinds[i + 1])
    is_sent = _verb_told(draft.kinds[k]) == "launched"  # "12 of 13 drones sent at … were downed"
    if k >= draft.n or (RELATIVE.isdisjoint(draft.tokens[k].traits) and not is_sent):
        return ""
    for j in range(k + 1, min(k + _LONGEST_CLAUSE, draft.n)):
        verb = _verb_told(draft.kinds[j])
        if not is_sent and (verb == "launched" or _tells_flight(draft, j)):
            is_sent = True
        elif verb or not _ENDS_RELATIVE.isdisjoint(draft.kinds[j]):
            is_next = j == k + 1  # «пять из семи запущенных попали в аэродром»
            is_main = is_sent and (is_next or not _BEFORE_MAIN.isdisjoint(draft.kinds[j - 1]))
            return verb if is_main and verb in _RESULTS else ""
    return ""


_LONGEST_CLAUSE = 12
_RESULTS = (*DOWNED, "hit")
_ENDS_RELATIVE = frozenset({"count", "semicolon", "over"})
_BEFORE_MAIN = frozenset({"comma", "aux"})


def _has_participle(draft: Draft, i: int) -> bool:
    """ "13 of the 15 drones downed": a participle of the whole, and no verb of its share."""
    is_apart = "comma" in draft.kinds[i + 1] and tells_downing(draft.kinds[i + 2])
    if is_apart and "participle" in draft.tokens[i + 2].traits:
        return True  # «половина из 40 дронов, сбитых за ночь, …»
    is_told = "outcome" in draft.kinds[i + 1]
    return is_told and "verbal" not in draft.tokens[i + 1].traits


def _has_placed_participle(draft: Draft, i: int, is_last: bool) -> bool:
    """Whether a verb and its place stand right behind a count, and another verb behind them.

    No other needs to follow if it is the last of the clause.
    """
    i += "comma" in draft.kinds[i + 1]
    verb, place = draft.kinds[i + 1 : i + 3]
    ends = itertools.takewhile(lambda kinds: "comma" not in kinds, draft.kinds[i + 3 : draft.n])
    is_placed = "outcome" in verb and "over" in place
    return is_placed and (is_last or any("outcome" in kinds for kinds in ends))


def _has_verb_behind_place(draft: Draft, i: int) -> bool:
    """ "13 of the 15 drones over Tula were downed": the verb behind the place is of the 13."""
    over, place, verb = draft.kinds[i + 1 : i + 4]
    if "aux" in verb:
        verb = draft.kinds[i + 4]
    return "over" in over and "place" in place and _verb_told(verb) in DOWNED


def _verb_told(kinds: Kinds) -> str:
    """The outcome that a token names; empty if it names none."""
    return plain_outcome(kinds) if "outcome" in kinds else ""


def _tells_of_whole(draft: Draft, i: int) -> bool:
    """ "A third of the 46 that the ministry says were downed": a verb of the whole itself.

    So too «шесть из 25 дронов, заявленных ведомством», «… из 25, о которых оно заявило».
    """
    i += "comma" in draft.kinds[i + 1]
    following = draft.tokens[i + 1 : i + _SHARE_REACH + 2]
    is_relative = bool(following) and not _THAT.isdisjoint(following[0].traits)
    pairs = itertools.pairwise(following[:2])
    if any("pronoun" in a.traits and "say" in b.kinds for a, b in pairs):
        return True  # "half of the 85 drones it claims"
    if following and "say" in following[0].kinds and "participle" in following[0].traits:
        return "outcome" not in draft.kinds[i + 2]  # "20 of the 85 drones claimed were downed"
    named = [t.kinds for t in following if "the" not in t.traits][:2]
    is_told = len(named) > 1 and not _BODIES.isdisjoint(named[0]) and "say" in named[1]
    return is_told or (is_relative and any("say" in t.kinds for t in following))


_THAT = frozenset({"relative_that", "speaking_of"})
_BODIES = frozenset({"speaker", "weak_speaker"})  # "of the 40 that the ministry claimed"


def _outcome_of(draft: Draft, verb: int, m: Mention, tells_jamming: bool) -> str:
    """What a verb says of its count, with the words around it."""
    outcome = plain_outcome(draft.kinds[verb])
    is_fallen = outcome == "hit" and tells_jamming and "fell" in draft.tokens[verb].traits
    if is_fallen and _is_of_jammed(draft, verb):
        outcome = "destroyed"  # "three crashed after being jammed"
    if outcome == "hit" and verb < m.index and "one_of" in draft.kinds[m.index - 1]:
        return "launched"  # "the drone that hit the tower was one of three"
    if outcome == "hit" and _is_struck(draft, verb, m):
        outcome = "destroyed"
    if tells_jamming and outcome == "destroyed" and is_jammed(draft, verb):
        is_next = not any("count" in kinds for kinds in draft.kinds[verb + 1 : m.index])
        outcome = "suppressed" if is_next else "destroyed"  # "jamming downed four, gunfire five"
    if outcome == "suppressed" and is_also_downed(draft, verb):
        outcome = "destroyed"
        m.notes.append("downed and jammed are counted together")
    return outcome


def _is_of_jammed(draft: Draft, verb: int) -> bool:
    """Whether the words of jamming stand with a verb of falling, not with another count."""
    start, end = verb, verb
    while start > 0 and _OTHER_CLAUSE.isdisjoint(draft.kinds[start - 1]):
        start -= 1
    while end < draft.n and _OTHER_CLAUSE.isdisjoint(draft.kinds[end]):
        end += 1
    return any(_verb_told(kinds) == "suppressed" for kinds in draft.kinds[start:end])


_OTHER_CLAUSE = frozenset({"and", "while", "semicolon", "colon"})
_STRUCK = frozenset({"drone", "boat", "missile", "target"})
_BY = frozenset({"by", "led_by"})


def _is_struck(draft: Draft, verb: int, m: Mention) -> bool:
    """Whether the things counted were struck themselves, and did not strike.

    "Hit over the Saratov region", «ПВО поразила 15 беспилотников», «поражены шесть катеров».
    """
    tokens = draft.tokens
    if "got_through" in tokens[verb].traits:
        return False  # «мимо ПВО прошли два дрона»
    behind = verb if m.index < verb else m.index
    if any(not _BY.isdisjoint(t.traits) for t in tokens[behind + 1 : behind + 2]):
        return True  # "nine drones were hit by Pantsir missiles and six by mobile fire teams"
    is_target = named_subject(draft, m.index) == "target" and m.index < verb
    if is_target and (
        not draft.kinds[verb + 1] or not _AFTER_STRUCK.isdisjoint(draft.kinds[verb + 1])
    ):
        return True  # "five aerial targets hit"
    if "over" in draft.kinds[verb + 1]:
        return True
    near = range(m.index, min(m.index + 4, draft.n))  # "hit six out of eight drones"
    if not (m.is_left or any(named_subject(draft, i) in _STRUCK for i in near)):
        return False
    if "passive" in tokens[verb].traits:
        return True
    start = start_of_insertion(draft, verb - 1)
    lead = tokens[max(0, start - 6) : start] if m.index > verb else tokens[verb + 1 : verb + 3]
    if named_subject(draft, m.index) == "boat":  # «росіяни вразили морський безпілотник»
        return any(not _DEFENDERS.isdisjoint(t.kinds) for t in lead)
    is_aim = m.index < verb and bool(lead) and (lead[0].word.isascii() or not lead[0].kinds)
    # not "two drones hit air defence positions", «два дрона поразили позиции ПВО»
    return not is_aim and any("doer" in t.kinds for t in lead)


_DEFENDERS = frozenset({"doer", "weak_speaker"})
_AFTER_STRUCK = CLAUSE_ENDS | {"over", "in", "time", "according", "dash"}
