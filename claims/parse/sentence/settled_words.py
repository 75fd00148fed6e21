"""What words mean beside others, before counts and places are collected."""

import itertools
from collections.abc import Callable

from claims.parse.counts.comparing import count_of_eve
from claims.parse.counts.numbers import Counted
from claims.parse.mentions.draft import CLAUSE_ENDS, plain_outcome, tells_downing
from claims.parse.places.place import Place
from claims.parse.sentence.another import name_all_who_flew
from claims.parse.sentence.for_each import join_pointed_lists
from claims.parse.sentence.headings import settle_topic
from claims.parse.sentence.other_work import (
    pass_corrected,
    pass_denied,
    pass_forces,
    pass_hearsay,
)
from claims.parse.sentence.shares import name_other_half
from claims.parse.sentence.trailing import mark_conclusion
from claims.parse.voices.doing import settle_accounts, settle_doers
from claims.parse.words.tokens import Token, kinds_of

_TOWARDS = frozenset({"onto", "towards"})
_GOAL_REACH = 9
_ENDS_FLIGHT = frozenset({"close", "semicolon", "over"})


def settle_words(tokens: list[Token], told: set[str], traits: set[str]) -> None:
    """What words mean beside others, before counts and places are collected.

    `told` and `traits` are all kinds and traits of the tokens.
    """
    for kinds, of_word, rule in _RULES:
        if kinds <= told and (of_word is None or of_word in traits):
            rule(tokens)


def _settle_using(tokens: list[Token]) -> None:
    """ "Attacked the region, using 74 UAVs, 41 of which were shot down": the 74 were sent."""
    is_attack = False
    for word, behind in itertools.pairwise(tokens):
        if "outcome" in word.kinds:
            is_attack = word.kinds["outcome"] == "launched"
        used = behind.value if "employing" in word.traits and is_attack else None
        if isinstance(used, Counted) and used.subject:
            word.kinds = {"outcome": "launched"}


def _settle_used(tokens: list[Token]) -> None:
    """«Задействованы 40 спасателей и два беспилотника»: used by those who help, not sent."""
    for verb, used in itertools.pairwise(tokens):
        if "uses" in verb.traits and "outcome" in verb.kinds and "noise" in used.kinds:
            verb.kinds = {"unrelated": ""}


def _settle_found_out(tokens: list[Token]) -> None:
    """«Збитими над областю виявилися п'ять дронів»: they turned out to be downed, not found."""
    is_downed = False
    for token in tokens:
        if not CLAUSE_ENDS.isdisjoint(token.kinds):
            is_downed = False
        is_downed = is_downed or ("turned_into" in token.traits and "outcome" in token.kinds)
        if is_downed and "turned_out" in token.traits and "unrelated" in token.kinds:
            token.kinds = {"aux": ""}


def _settle_lost_control(tokens: list[Token]) -> None:
    """«Сбили пять, ещё один потерял управление и упал»: by itself, where no jamming is named."""
    lost = [i for i, token in enumerate(tokens) if "lost_control" in token.traits]
    jammed = sum(str(t.kinds.get("outcome", "")).startswith("suppressed") for t in tokens)
    if jammed > len(lost) or any("jamming_means" in t.traits for t in tokens):
        return
    for i in lost:
        tokens[i].kinds = {"unrelated": ""}
        if "fell" in tokens[i - 1].traits:  # "crashed after losing control"
            tokens[i - 1].kinds = {"unrelated": ""}


def _settle_likened(tokens: list[Token]) -> None:
    """ "As many as over Kursk Oblast": the number of a place, and no bound of one that follows."""
    for bound, place in itertools.pairwise(tokens):
        is_placed = "over" in place.kinds or isinstance(place.value, Place)
        if "at_most" in bound.kinds and "set_beside" in bound.traits and is_placed:
            bound.kinds = {"same": ""}


def _pass_groups(tokens: list[Token]) -> None:
    """ "14 rockets and a swarm of 26 drones": a group whose number is told is no count."""
    for group, number in itertools.pairwise(tokens):
        is_group = "leads_of" in group.traits and "count" in group.kinds
        if is_group and "count" in number.kinds and group.value.quantity.qualifier == "unstated":
            group.kinds = {"stop": ""}


def _settle_struck_by(tokens: list[Token]) -> None:
    """«13 из них поразили расчёты ПВО», «военные поразили 13 дронов»: by the defence, so downed."""
    for first, verb, last in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if (
            "outcome" not in verb.kinds
            or plain_outcome(verb.kinds) != "hit"
            or "got_through" in verb.traits
        ):
            continue  # «мимо ПВО прошли два дрона»
        is_by = "doer" in last.kinds and not _COUNTED.isdisjoint(first.kinds)
        is_by = is_by and not verb.word.isascii()  # "two drones hit air defence positions"
        if is_by or (_defends(first) and _is_object(last)):
            verb.kinds = {"outcome": "destroyed"}


def _defends(token: Token) -> bool:
    is_army = token.kinds.get("speaker") == "ru_mod" or "troops" in token.traits
    return is_army or "doer" in token.kinds


def _is_object(token: Token) -> bool:
    """Whether drones are counted that a verb is done to, and not with which it is done."""
    counted = token.value
    is_drone = isinstance(counted, Counted) and counted.subject == "drone"
    return is_drone and "by_number" not in token.traits  # «поразили тремя дронами»


_COUNTED = frozenset({"count", "of_them"})


def _settle_fallen(tokens: list[Token]) -> None:
    """ "Thirteen were shot down and one fell": by itself, where nothing says to what it fell."""
    for i, (number, verb) in enumerate(itertools.pairwise(tokens)):
        ends = i + 2 == len(tokens) or not CLAUSE_ENDS.isdisjoint(tokens[i + 2].kinds)
        is_beside = any(tells_downing(t.kinds) for t in tokens[:i] if "outcome" in t.kinds)
        is_beside &= all("where" not in t.traits for t in tokens[max(0, i - 2) : i])
        if "fell" in verb.traits and "count" in number.kinds and ends and is_beside:
            verb.kinds = {"unrelated": ""}


def _part_speeches(tokens: list[Token]) -> None:
    """ "In the Saratov region, its governor said, after Moscow claimed 121 drones": two."""
    for joint, side, verb in zip(tokens, tokens[1:], tokens[2:], strict=False):
        is_said = "weak_speaker" in side.kinds and "say" in verb.kinds
        if is_said and "joins_speech" in joint.traits:
            joint.kinds = {"semicolon": ""}


def _part_additions(tokens: list[Token]) -> None:
    """«В дополнение к тридцати, сбитым ночью, с 8:00 до 11:00 перехвачено девять»: two times.

    The comma that closes what is added to parts its number from the one of the sentence.
    """
    start = next((i for i, t in enumerate(tokens) if "added_to" in t.traits), None)
    if start is None and "to" in tokens[0].kinds and any("another" in t.kinds for t in tokens):
        start = 0  # «К двадцати, сбитым ночью, утром добавились три»
    if start is None:
        return
    counts = [i for i in range(start, len(tokens)) if "count" in tokens[i].kinds]
    if len(counts) < 2 or counts[0] > start + 3:
        return
    between = range(counts[0] + 1, counts[1])
    close = next((i for i in reversed(between) if "comma" in tokens[i].kinds), 0)
    told = kinds_of(tokens[counts[0] : close])
    if {"outcome", "time"} <= told:
        tokens[close].kinds = {"semicolon": ""}


def _part_eve(tokens: list[Token]) -> None:
    """ "A day after 55 were downed, another 16 were intercepted over the sea": of two times.

    The comma that closes what was before parts its number from the one of the sentence.
    """
    for at, token in enumerate(tokens):
        eve = count_of_eve(tokens, at) if "days_after" in token.traits else None
        if eve is None:
            continue
        own = next((i for i in range(eve + 1, len(tokens)) if "count" in tokens[i].kinds), eve)
        marks = [i for i in range(eve + 1, own) if not _ENDS_EVE.isdisjoint(tokens[i].kinds)]
        for i in (at - 1, *marks[-1:]):
            if i >= 0 and not _PARTS_EVE.isdisjoint(tokens[i].kinds):
                tokens[i].kinds = {"semicolon": ""}


_PARTS_EVE = frozenset({"comma", "dash", "another"})
_ENDS_EVE = frozenset({"comma", "another"})  # «после уничтожения 55 БПЛА ещё 16 сбиты»


def _settle_pointing(tokens: list[Token]) -> None:
    """ "Nine, says the ministry – that is how many were downed": the dash is a colon."""
    if any("respectively" in t.kinds for t in tokens):
        return
    for i, token in enumerate(tokens):
        if "that_many" in token.kinds and i > 1:
            mark = tokens[i - 1 - ("of_this" in tokens[i - 1].traits)]
            if "dash" in mark.kinds and "count" in kinds_of(tokens[:i]):
                mark.kinds = {"colon": ""}


def _settle_reached(tokens: list[Token]) -> None:
    """«Счёт сбитых дошёл до одиннадцати», «дрон дошёл до Тулы»: a number or a goal is reached.

    «Выходит семь»: a sum, if its number follows. "The count of those downed": no share of them.
    """
    for token, following in itertools.pairwise(tokens):
        if "figure" in token.kinds and "outcome" in token.kinds:
            is_figure = "count" in following.kinds
            token.kinds = {k: v for k, v in token.kinds.items() if (k == "figure") == is_figure}
        elif "comes_to" in token.traits:
            token.kinds = {"total": ""} if "count" in following.kinds else {}
        elif "figure" in token.kinds and "of_them" in following.kinds:
            following.kinds = {"stop": ""}


def _settle_seen(tokens: list[Token]) -> None:
    """ "The night saw 12 drones shot down — seven over Tula": the participle tells the end."""
    for verb, number, participle in zip(tokens, tokens[1:], tokens[2:], strict=False):
        is_seen = "sees" in verb.traits and "count" in number.kinds
        if is_seen and "outcome" in participle.kinds:
            verb.kinds = {}


def _settle_with(tokens: list[Token]) -> None:
    """«Орловщина з п'ятьма»: with five, and no "of five", which is «з п'яти»."""
    for token, number in itertools.pairwise(tokens):
        if {"of", "from"} <= token.kinds.keys() and "by_number" in number.traits:
            token.kinds = {"stop": ""} if "count" in number.kinds else token.kinds


def _settle_sent_over(tokens: list[Token]) -> None:
    """«Со стороны Черниговской области по Брянской выпущено 19»: the second is where they flew."""
    for i, (before, token, behind) in enumerate(zip(tokens, tokens[1:], tokens[2:], strict=False)):
        is_between = "place" in before.kinds and "place" in behind.kinds
        if is_between and "po" in token.kinds and "origin" in kinds_of(tokens[:i]):
            token.kinds = {"over": ""}


def _settle_rest_of_regions(tokens: list[Token]) -> None:
    """«на Брянскую область пришлось 44, на остальные двенадцать регионов — 84»: on the rest."""
    for rest, regions, dash, count in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False):
        is_led = "rest" in rest.kinds and "dash" in dash.kinds and "count" in count.kinds
        if is_led and not _REGIONS.isdisjoint(regions.kinds):
            rest.kinds, regions.kinds = {"stop": ""}, rest.kinds


_REGIONS = frozenset({"region_number", "region_noun"})


def _join_portions(tokens: list[Token]) -> None:
    """ "Nine drones, some over Karelia, others over Murmansk Oblast": over a list.

    So too «преимущественно над Карелией, а частично и над Мурманской областью».
    """
    portions = [i for i, token in enumerate(tokens) if _is_portion_over(tokens, i, token)]
    if portions and all("mostly" in tokens[i].kinds for i in portions[1:]):
        return
    counts = sum("count" in t.kinds for t in tokens)
    if len(portions) < 2 or counts > 1 or "rest" in tokens[portions[0]].kinds:
        return
    for k, i in enumerate(portions):
        tokens[i].kinds = {"and": ""} if k else {"stop": ""}
        if k and not _PARTS_PORTIONS.isdisjoint(tokens[i - 1].kinds):
            tokens[i - 1].kinds = {"and": ""}


def _is_portion_over(tokens: list[Token], i: int, token: Token) -> bool:
    over = i + 1 + ("and" in kinds_of(tokens[i + 1 : i + 2]))  # «частично и над»
    is_portion = "portion" in token.traits or "mostly" in token.kinds
    return is_portion and "over" in kinds_of(tokens[over : over + 1])


_PARTS_PORTIONS = frozenset({"comma", "while"})


def _settle_arrived(tokens: list[Token]) -> None:
    """ "Two drones reached Saky airfield": they got through, unless they were downed there.

    Those that reached a region were sent, no more.
    """
    has_all = any("all_of_them" in t.kinds for t in tokens)
    for i, (number, verb) in enumerate(itertools.pairwise(tokens)):
        if "reached" not in verb.traits or "aux" not in verb.kinds:
            continue
        if "count" not in number.kinds and number.kinds.get("subject") != "drone":
            continue
        ahead = tokens[i + 2 : i + 2 + _GOAL_REACH]
        clause = list(itertools.takewhile(lambda t: CLAUSE_ENDS.isdisjoint(t.kinds), ahead))
        if _tells_end_there(ahead[len(clause) :]):
            continue
        places = [t.value for t in clause if isinstance(t.value, Place)]
        if places and not any("outcome" in t.kinds or "count" in t.kinds for t in clause):
            is_hit = bool(places[0].note) and not has_all and "count" in number.kinds
            verb.kinds = {"outcome": "hit" if is_hit else "launched"}


def _settle_shores(tokens: list[Token]) -> None:
    """ "Over the coast of Crimea", «над побережьем Крыма»: over the place, and not near it."""
    for i, token in enumerate(tokens):
        lead = i - 1 - (i > 0 and "the" in tokens[i - 1].traits)
        is_shore = "aside" in token.kinds and "shore" in token.traits
        if is_shore and lead >= 0 and "over" in tokens[lead].kinds:
            token.kinds = {"territory": ""}


def _tells_end_there(behind: list[Token]) -> bool:
    """ "One reached Tver Oblast, where it was shot down": the verb of downing is its own."""
    is_there = any(not _END_THERE.isdisjoint(t.traits) for t in behind[:2])
    is_told = any(tells_downing(t.kinds) for t in behind[2:5])
    return is_there and is_told and "count" not in kinds_of(behind[1:5])


_END_THERE = frozenset({"where", "only"})  # "…, only to be shot down"


def _settle_missed(tokens: list[Token]) -> None:
    """«Ни один из 40 не достиг цели»: what became of them the text does not tell."""
    is_none = is_described = False
    for i, token in enumerate(tokens):
        if "comma" in token.kinds:  # «ни один из семи, летевших на Рязань, не достиг цели»
            is_closed = is_described
            behind = tokens[i + 1 : i + 2]
            is_described = any("in_flight" in t.traits or "flew" in t.kinds for t in behind)
            is_none = is_none and (is_closed or is_described)
        if not _ENDS_FLIGHT.isdisjoint(token.kinds):
            is_none = False
        is_none = is_none or "none" in token.traits
        if is_none and "missed" in token.traits and "outcome" in token.kinds:
            token.kinds = {"outcome": "launched"}


def _carry_goals(tokens: list[Token]) -> None:
    """«25 летели на Москву, 11 — на Внуково»: the preposition alone says where they flew."""
    flown = -_GOAL_REACH
    for i, token in enumerate(tokens):
        if "goal" in token.kinds:
            flown = i
        elif not _ENDS_FLIGHT.isdisjoint(token.kinds):
            flown = -_GOAL_REACH
        elif not _TOWARDS.isdisjoint(token.traits) and i - flown < _GOAL_REACH and i > 1:
            number, mark = tokens[i - 2].kinds, tokens[i - 1].kinds
            if "count" in number and "dash" in mark:
                token.kinds = {"goal": ""}
                flown = i


_RULES: tuple[tuple[set[str], str | None, Callable[[list[Token]], None]], ...] = (
    ({"figure"}, None, _settle_reached),
    ({"aux", "place"}, "reached", _settle_arrived),
    ({"goal", "dash"}, None, _carry_goals),
    ({"aside", "over"}, "shore", _settle_shores),
    ({"outcome"}, "missed", _settle_missed),
    ({"weak_speaker", "say"}, "joins_speech", _part_speeches),
    ({"of", "from"}, "by_number", _settle_with),
    ({"origin", "po"}, None, _settle_sent_over),
    ({"rest", "dash", "count"}, None, _settle_rest_of_regions),
    ({"over", "count"}, "portion", _join_portions),
    ({"at_most"}, "set_beside", _settle_likened),
    ({"outcome", "time"}, "sees", _settle_seen),
    ({"outcome", "time"}, "days_after", _part_eve),
    ({"outcome", "time"}, None, _part_additions),
    ({"aux", "count"}, "fell", _settle_fallen),
    ({"subject"}, None, settle_doers),
    (set(), "accounted_for", settle_accounts),
    ({"outcome"}, None, _settle_struck_by),
    ({"that_many", "dash"}, None, _settle_pointing),
    ({"po", "total"}, None, settle_topic),
    ({"fraction"}, "other_half", name_other_half),
    ({"count", "outcome"}, None, name_all_who_flew),
    ({"count", "outcome"}, "leads_of", _pass_groups),
    ({"count", "outcome"}, "employing", _settle_using),
    ({"count", "outcome"}, "forces_of", pass_forces),
    ({"count", "open", "correction"}, None, pass_corrected),
    ({"count"}, "no_such", pass_denied),
    ({"count"}, "whoever", pass_hearsay),
    ({"outcome", "noise"}, "uses", _settle_used),
    ({"colon", "place"}, None, join_pointed_lists),
    ({"outcome"}, "turned_out", _settle_found_out),
    (set(), "lost_control", _settle_lost_control),
    (set(), "concludes", mark_conclusion),
)
"""The kinds that a sentence must have, a trait that one of its words must have, and the rule."""
