"""Which counts of a text are claims of this kind, which are noise, and which stay unread.

A count that is neither a claim nor plainly something else must not vanish: it makes the report
`partial`, so that no number is lost in silence.
"""

import itertools

from claims.parse.counts.comparing import is_compared, time_of_earlier
from claims.parse.counts.numbers import Counted
from claims.parse.mentions.draft import DOWNED, SentenceReading, tells_downing
from claims.parse.mentions.mention import Mention, Verdict
from claims.parse.report.beside_claims import (
    OTHER_THINGS,
    counts_other_things,
    goes_on_other,
)
from claims.parse.report.evidence import Evidence
from claims.parse.report.noise import (
    DENYING,
    NO_COUNTS,
    counts_blasts,
    counts_heading,
    counts_noise,
    counts_places,
    does_other,
    goes_on_noise,
    is_of_body,
    is_of_denied,
    is_of_nothing_flown,
    is_of_other_figure,
    is_of_price,
    is_of_russia,
    is_of_things_struck,
    is_only_possible,
    verdict_of_verb,
)
from claims.parse.report.people import is_of_people
from claims.parse.report.surroundings import Surroundings
from claims.parse.report.tallies import (
    ends_sentence,
    follows_time,
    is_announced,
    is_at_time,
    is_of_report,
    is_own_tally,
    is_quoted,
    is_reported,
    is_tally,
    is_this_time,
    is_told,
    tells_kind,
    tells_same,
)
from claims.parse.report.zeros import is_zero, judge_zero
from claims.parse.sentence.named_things import joins_told
from claims.parse.words.tokens import Token, kinds_of

_RESULTS = frozenset({"destroyed", "suppressed", "launched", "hit"})


def judge_mention(m: Mention, around: Surroundings, text: Evidence, follows_claim: bool) -> Verdict:
    """Whether a count is a claim. `follows_claim`: a claim stands before it in the text.

    Sets the outcome of a count whose noun carries the verb («13 сбитых дронов»).
    """
    is_alone = len(around.reading.mentions) == 1
    is_denial = "untrue" in around.told and "denied" in around.reading.outcomes
    is_untrue = m.quantity.low != 0 and (
        (is_denial and is_alone and not is_of_body(m, around.tokens))
        or ("denied" in around.told and m.is_implied)
        or (
            not DENYING.isdisjoint(around.told)
            and is_of_denied(m, around.tokens)
            and not is_of_russia(m, around.tokens)
        )
    )
    if is_untrue or around.reading.is_hypothetical or _is_noise(m, around, text, follows_claim):
        return "noise"
    reading = around.reading
    counted = around.tokens[m.index].value
    participle = counted.outcome if isinstance(counted, Counted) else ""
    if participle:
        participle = m.outcome if participle == "hit" else participle
        m.outcome = participle  # type: ignore[assignment]
        m.has_verb = True
    has_outcome = bool(participle) or bool(reading.outcomes & _RESULTS)
    has_outcome |= around.is_ended and m.outcome == "launched" and m.names_thing
    names_thing = _names_thing(m, around)
    if m.quantity.low == 0 and is_zero(m, around, names_thing, has_outcome):
        return judge_zero(m, around, names_thing, follows_claim)
    if m.quantity.low == 0 and m.is_exact and not (names_thing or m.places):
        return "noise"  # «больничных 0, паники 0»
    tells_own = has_outcome or names_thing or m.is_total or _is_listed(m, reading)
    if not tells_own and goes_on_noise(m, around.tokens):
        return "noise"
    if not has_outcome and not follows_claim:
        is_claim = _opens_list(m, around, names_thing) or is_this_time(m, around.tokens)
        is_claim = is_claim or (text.sums_up and is_tally(around.tokens))
        is_claim = is_claim and text.has_verb and not reading.outcomes
        if names_thing and does_other(m, around.tokens, reading):
            return "noise"
        if not is_claim:
            doubtful = (
                names_thing and (bool(m.places) or (text.has_verb and around.has_speaker))
            ) or (
                text.has_verb
                and (around.has_time or m.heads_list or _is_all_said(m, around))
                and _is_plain_number(m)
            )
            return "unread" if doubtful and not reading.outcomes else "noise"
        follows_claim = True
        has_outcome = not m.places
    is_work = m.is_doer and m.is_of_them  # "Of those, 19 were the work of the Guard"
    if not (has_outcome or is_work or _continues_list(m, around, names_thing)):
        return "unread" if names_thing or _is_plain_number(m) else "noise"
    if not has_outcome and is_only_possible(m, around.tokens):
        return "noise"
    of_verb = verdict_of_verb(m, around.tokens, around.reading) if names_thing else ""
    if of_verb and not has_outcome:
        return of_verb
    if names_thing and not has_outcome and does_other(m, around.tokens, reading):
        return "noise"
    if names_thing or m.is_rest or m.is_same or m.fraction or tells_same(m, around.tokens):
        return "claim"
    return _judge_bare(m, around, text, follows_claim)


def _is_noise(m: Mention, around: Surroundings, text: Evidence, follows_claim: bool) -> bool:
    tokens, traits = around.tokens, around.traits
    if text.only_uses or is_of_nothing_flown(m, tokens, around.told, traits):
        return True
    is_other = not traits.isdisjoint(OTHER_THINGS) and counts_other_things(
        m, tokens, traits, around.reading
    )
    if is_other or goes_on_other(m, tokens, around.reading):
        return True
    if "how_many" in tokens[m.index - 1].kinds and (
        m.outcome == "launched"
        or ("negation" in around.told and not m.places)
        or (m.quantity.high is None and m is not around.reading.mentions[0])
    ):
        return True  # "did not say how many drones were launched", "15 …, but not how many were"
    is_priced = not traits.isdisjoint(NO_COUNTS) and is_of_price(m, tokens)
    if is_priced or ("figure" in around.told and is_of_other_figure(m, tokens)):
        m.is_unrelated = True
        return True
    is_heard = text.tells_blasts and counts_blasts(m, tokens)
    is_heard |= is_of_people(m, tokens)
    if is_heard or ("of_them" in around.told and counts_places(m, tokens)):
        return True
    if m.subject == "aircraft" and not m.has_verb and _does_something(m, around):
        return True
    is_answer = around.is_answer and _is_plain_number(m)  # «губернатор назвал 17, штаб поставил 19»
    is_told = is_answer or around.is_ended
    if m.is_unrelated and not (is_told or _is_downed_all_the_same(m, around)):
        return True
    is_placed = any(p.kind != "unknown" for p in m.places) or _heads_places(m, around.reading)
    if "foreign" in around.told and not is_placed and not around.has_speaker:
        return True  # another country's air defence
    is_listed = follows_claim and (m.is_total or bool(m.places))
    # «Из 26 перехваченных девять пришлись на …»
    is_of_downed = "downed" in traits and _is_of_downed(m, tokens)
    is_of_downed = is_of_downed or ("shot_down" in traits and _are_shot_down(m, around, text))
    is_of_downed = is_of_downed or (text.speaks_of_drones and _follows_verb(m, tokens))
    if not (text.has_thing or is_listed or is_of_downed) and "over" not in around.told:
        return True
    if m.outcome == "hit":
        counted = tokens[m.index].value
        is_target = isinstance(counted, Counted) and counted.subject == "target"
        is_shell = m.subject == "missile" and not (text.has_drones or text.has_verb)
        is_object = is_of_things_struck(m, tokens)
        is_other = m.subject not in ("drone", "missile", "boat")
        return is_target or is_shell or is_object or is_other
    if m.outcome == "suppressed" and m.subject == "aircraft":
        return True  # "one aircraft was diverted to Moscow"
    is_other_launch = m.outcome == "launched" and m.subject != "drone"
    return is_other_launch and not (text.has_verb and (text.has_drones or m.places))


def _is_of_downed(m: Mention, tokens: list[Token]) -> bool:
    """«26 сбитых», «перехваченных 26»: a number of what was downed, without its noun."""
    beside = tokens[m.index + 1 : m.index + 2] + tokens[max(0, m.index - 1) : m.index]
    return any(
        "downed" in t.traits and str(t.kinds.get("outcome", "")).startswith("destroyed")
        for t in beside
    )


def _are_shot_down(m: Mention, around: Surroundings, text: Evidence) -> bool:
    """ "17 have been shot down, the mayor wrote": of drones, that the text may name later."""
    behind = m.index + 1
    while behind < len(around.tokens) and "aux" in around.tokens[behind].kinds:
        behind += 1
    beside = around.tokens[behind : behind + 1] + around.tokens[max(0, m.index - 1) : m.index]
    is_told = (around.has_speaker and not around.is_hearsay) or text.speaks_of_drones
    return is_told and any("shot_down" in t.traits for t in beside)


def _does_something(m: Mention, around: Surroundings) -> bool:
    """«На запасные ушли 23 самолёта», "five planes were delayed and 14 drones shot down"."""
    if around.reading.outcomes.isdisjoint(DOWNED):
        return True
    before, rest = around.tokens[max(0, m.index - 1) : m.index], around.tokens[m.index + 1 :]
    if "semicolon" in around.told and _is_apart_with_noise(m, around.tokens):
        return True
    behind = list(itertools.dropwhile(lambda t: "aux" in t.kinds, rest[:_VERB_REACH]))[:1]
    if "all_of_them" in around.told:
        return False  # "two planes approached the city, all of them were shot down"
    if any("unrelated" in t.kinds for t in behind):
        return True  # «всего 5 самолётов задержано»
    return any(not t.kinds and not _DEEDS.isdisjoint(t.traits) for t in (*before, *behind))


def _is_apart_with_noise(m: Mention, tokens: list[Token]) -> bool:
    """ "With the help of two helicopters the fire was put out; 14 drones were downed"."""
    marks = [-1, *(k for k, t in enumerate(tokens) if "semicolon" in t.kinds), len(tokens)]
    start = max(k for k in marks if k < m.index)
    part = kinds_of(tokens[start + 1 : min(k for k in marks if k > m.index)])
    return "noise" in part and part.isdisjoint(_OF_DOWNING)


_OF_DOWNING = frozenset({"outcome", "over", "of_them", "doer"})
_VERB_REACH = 3
_DEEDS = frozenset({"past", "did", "acted", "regular_past"})


def _is_downed_all_the_same(m: Mention, around: Surroundings) -> bool:
    """«Из 41 сбитого 17 нашли конец над Крымом», «упали 19: восемь над …»: despite its verb."""
    counted = around.tokens[m.index].value
    is_told = isinstance(counted, Counted) and counted.outcome == "destroyed"
    behind = itertools.pairwise(around.tokens[m.index + 1 :])
    is_named = m.names_thing and "how_many" not in around.told
    if is_named and any("object" in a.traits and tells_downing(b.kinds) for a, b in behind):
        return True  # «десять упали под Тверью: их сбили»
    is_told = is_told or m.is_of_them or "mostly" in around.told  # «на Тулу упали девять сбитых»
    is_whole = m.is_total and not around.reading.is_negated  # «ни один не сбит, все 12 упали»
    is_whole = is_whole or (m.heads_list and _heads_places(m, around.reading))
    wholes = [x for x in around.reading.mentions if x.is_base and x.verdict == "claim"]
    if m.is_rest and any(x.index < m.index and x.outcome in DOWNED for x in wholes):
        return True  # «треть из 30 сбитых упала в Тульской области, остальные — в Орловской»
    return is_whole or (is_told and (bool(m.places) or m.is_base))


def _names_thing(m: Mention, around: Surroundings) -> bool:
    if m.names_thing:
        return True
    if m.index < 2:
        return False
    noun, mark = around.tokens[m.index - 2].kinds, around.tokens[m.index - 1].kinds
    return "subject" in noun and ("colon" in mark or "dash" in mark)  # «беспилотников — 63»


_ALONE = 6


def _opens_list(m: Mention, around: Surroundings, names_thing: bool) -> bool:
    """A list or headline without a verb, whose verb comes later in the text."""
    if m.places or m.is_corrected or m.is_withdrawn or _heads_places(m, around.reading):
        return True
    if _is_plain_number(m) and (around.is_answer or is_quoted(m, around.tokens)):
        return True
    if around.is_hearsay:
        return False  # «каналы писали о группе из десяти дронов»
    is_headline = around.has_time or around.has_speaker or len(around.reading.mentions) > 1
    is_told = m.is_figure and (m.index > 1 or " " in around.tokens[m.index - 1].word)
    if (m.is_total or is_told or names_thing) and len(around.tokens) <= _ALONE:
        return True  # "In total: 40.", "Forty-one Ukrainian drones.", «Их было девять»
    is_named = names_thing or m.is_total or m.is_figure
    return is_named and (is_headline or m.region_number is not None)


def _heads_places(m: Mention, reading: SentenceReading) -> bool:
    """ "It gave 40 for the hours from 23:00 to 07:00: 28 over …": it heads a list of places."""
    return m.heads_list and any(x.index > m.index and x.places for x in reading.mentions)


def _is_listed(m: Mention, reading: SentenceReading) -> bool:
    """«Пять — в Тверской, из них один в парке; три — в Курской»: a place behind a claim."""
    before = (x for x in reading.mentions if x.index < m.index)
    return bool(m.places) and any(x.verdict == "claim" for x in before)


def _is_share_of_claim(m: Mention, reading: SentenceReading) -> bool:
    """«…, в том числе три у Ржева», «мобильные группы — семь»: a share of the claim before it."""
    if not (m.is_including or m.is_of_them or m.follows_doer) or not _is_plain_number(m):
        return False
    before = [x for x in reading.mentions if x.index < m.index]
    return before[-1].verdict == "claim" if before else m.is_including


def _continues_list(m: Mention, around: Surroundings, names_thing: bool) -> bool:
    """A count without a verb that goes on with the claims before it."""
    reading = around.reading
    return bool(
        m.places
        or m.is_total
        or m.is_rest
        or m.is_same
        or m.fraction
        or m.is_another
        or m.is_figure
        or m.is_corrected
        or m.is_withdrawn
        or m.is_goal
        or around.has_speaker
        or (names_thing and (m.is_of_them or joins_told(around.tokens)))
        or _is_share_of_claim(m, reading)
        or tells_kind(m, around.tokens)
        or _heads_places(m, reading)
        or is_of_report(m, around.tokens)
        or is_at_time(m, around.tokens)
        or is_reported(m, around.tokens)
        or is_this_time(m, around.tokens)
        or (around.has_time and is_announced(m, around.tokens))
        or is_tally(around.tokens)
        or tells_same(m, around.tokens)
    )


def _follows_verb(m: Mention, tokens: list[Token]) -> bool:
    """«сбили семь»: a bare number right behind the verb of downing."""
    verb = str(tokens[m.index - 1].kinds.get("outcome", "")) if m.index else ""
    return verb.startswith(("destroyed", "suppressed"))


def _is_of_that_many(m: Mention, around: Surroundings) -> bool:
    """«Губернатор насчитал 14, Минобороны — 11: столько дронов сбито над регионом»: both."""
    colon = next((k for k, t in enumerate(around.tokens) if "colon" in t.kinds), -1)
    is_pointed = any("that_many" in t.kinds for t in around.tokens[colon + 1 : colon + 3])
    is_led = m.index < colon and is_pointed and around.reading.has_drones
    return is_led and around.has_speaker and _is_plain_number(m)


def _judge_bare(m: Mention, around: Surroundings, text: Evidence, follows_claim: bool) -> Verdict:
    """A number without a noun: a claim only if its clause says so."""
    reading = around.reading
    if follows_claim and (m.is_of_them or m.is_doer or _is_share_of_claim(m, reading)):
        return "claim"  # «из них 9 — оптоволоконные», "four fell to fire teams"
    is_noise = counts_noise(m, around.tokens) or counts_heading(m, around.tokens)
    is_noise = is_noise and not m.is_withdrawn
    if is_noise or _is_share_of_noise(m, reading):
        return "noise"
    if m.is_including and follows_claim and not m.is_open:
        return "claim"  # «17 летели к столице, в том числе четыре — к аэропорту»
    if m.is_open:
        following = around.tokens[m.index + 1 : m.index + 6]
        is_near_sky = bool(m.places) and any("over" in t.kinds for t in following)
        return "unread" if is_near_sky and m.has_verb and reading.has_drones else "noise"
    is_claim = (
        m.places
        or m.is_total
        or m.is_goal
        or m.is_doer
        or (m.is_of_total and not _shares_noise(m, reading))
        or m.is_withdrawn
        or m.is_corrected
        or (m.is_another and (m.heads_list or (follows_claim and around.has_time)))
        or (m.is_another and follows_claim and ends_sentence(m, around.tokens))
        or (m.is_figure and (follows_claim or _tells_downed(m, around)))
        or (m.is_figure and around.has_speaker and _tells_downed_behind(m, around))
        or (m.is_figure and reading.has_drones and follows_time(m, around.tokens))
        or (m.heads_list and reading.has_drones)
        or ("that_many" in around.told and _is_of_that_many(m, around))
        or _heads_places(m, reading)
        or around.is_answer
        or (text.speaks_of_drones and _is_of_downed(m, around.tokens))
        or _are_shot_down(m, around, text)
        or (reading.has_drones and is_at_time(m, around.tokens))
        or (m.has_verb and (reading.subjects or follows_claim))
        or (text.speaks_of_drones and m.has_verb and _follows_verb(m, around.tokens))
        or (text.has_drones and m.has_verb and around.has_speaker)
        or (text.has_drones and _are_all_downed(m, around.tokens))
        or (text.has_drones and text.has_verb and is_this_time(m, around.tokens))
        or (text.has_drones and text.has_verb and is_quoted(m, around.tokens))
        or (follows_claim and around.has_speaker and is_told(m, around.tokens))
        or (follows_claim and around.has_time and is_told(m, around.tokens))
        or (follows_claim and (_is_dated(m, around.tokens) or is_reported(m, around.tokens)))
        or (follows_claim and _is_compared(m, around.tokens))
        or (follows_claim and is_tally(around.tokens))
        or (follows_claim and around.has_speaker and is_own_tally(m, around.tokens))
    )
    if is_claim:
        return "claim"
    return "unread" if _is_plain_number(m) else "noise"


def _tells_downed_behind(m: Mention, around: Surroundings) -> bool:
    """ "The count stands at 23", the mayor wrote of the drones shot down."""
    behind = around.tokens[m.index + 1 :]
    is_downed = any("destroyed" in str(t.kinds.get("outcome", "")) for t in behind)
    return is_downed and any(t.kinds.get("of_them") == "drone" for t in behind)


def _tells_downed(m: Mention, around: Surroundings) -> bool:
    """«Число сбитых беспилотников достигло девяти»: what a figure is the number of."""
    before = around.tokens[: m.index]
    if around.reading.has_drones and any("all_of_them" in t.kinds for t in before):
        return True  # «все дроны, а их было восемь, сбиты»
    verbs = (str(t.kinds.get("outcome", "")) for t in before)
    return around.reading.has_drones and any(verb.startswith("destroyed") for verb in verbs)


def _are_all_downed(m: Mention, tokens: list[Token]) -> bool:
    """ "Thirteen, all of them shot down"."""
    mark, words = m.index + 1, tokens[m.index + 2 : m.index + 3]
    return any("all_of_them" in t.kinds for t in words) and "comma" in tokens[mark].kinds


def _shares_noise(m: Mention, reading: SentenceReading) -> bool:
    """«два причала из пяти»: the whole of things that are no drones."""
    return any(x.is_open and x.index < m.index for x in reading.mentions)


def _is_share_of_noise(m: Mention, reading: SentenceReading) -> bool:
    """ "Two of the 31 pumps": a share of things that are no drones."""
    return any(x.is_open and x.is_of_total and x.is_right_behind(m) for x in reading.mentions)


def _is_dated(m: Mention, tokens: list[Token]) -> bool:
    """ "Up from 2.4 thousand in October": a number with a time of its own right behind it."""
    near = tokens[m.index + 1 : m.index + 5]  # "41 for the whole night"
    following = [t.kinds for t in near if _LINKS.isdisjoint({*t.kinds, *t.traits})]
    return bool(following) and "time" in following[0]


_LINKS = frozenset({"in", "dash", "the", "whole"})
_COMPARED_WITH = frozenset({"than", "against", "from"})
_COMPARED_REACH = 4


def _is_compared(m: Mention, tokens: list[Token]) -> bool:
    """«против вчерашних 28», «чем прошлой ночью (34)»: a number of another time, to compare."""
    at = m.index - 1
    at -= at > 0 and "open" in tokens[at].kinds
    if at < 1 or "time" not in tokens[at].kinds:
        return time_of_earlier(tokens, m.index) is not None
    return is_compared(tokens, at, _COMPARED_REACH, _COMPARED_WITH)


def _is_all_said(m: Mention, around: Surroundings) -> bool:
    """ "Ten, says the ministry. Six, says the governor.": a number, who says it, and no more."""
    is_short = m.index == 0 and len(around.tokens) <= _LONGEST_SAID
    return is_short and around.has_speaker and "say" in around.told


_LONGEST_SAID = 7


def _is_plain_number(m: Mention) -> bool:
    """A number that counts nothing named: it may well be a count of the things told of."""
    return not m.is_open and m.quantity.high is not None and not m.is_implied
