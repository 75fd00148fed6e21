"""The things that a clause names, without those that only describe, do or are mistaken."""

import itertools

from claims.parse.counts.numbers import Counted
from claims.parse.mentions.draft import tells_downing
from claims.parse.words.tokens import Token, kinds_of


def find_nouns(tokens: list[Token], start: int, end: int) -> list[int]:
    """The positions of the things that a clause names, each once."""
    named = [k for k in range(start, end) if "subject" in tokens[k].kinds]
    named = [k for k in named if tokens[k].kinds["subject"] != "target"] or named
    named = [k for k in named if "model" not in tokens[k].kinds] or named
    named = [k for k in named if not _names_it(tokens, k)] or named
    named = [k for k in named if not _is_means(tokens, k)] or named
    named = [k for k in named if not _is_doer(tokens, k)]
    between = tokens[named[0] + 1 : named[-1]] if len(named) == 2 else []
    if between and all("aux" in t.kinds for t in between):
        return named[1:]  # «единственным сбитым БПЛА стал аппарат над …»
    return named


def _names_it(tokens: list[Token], k: int) -> bool:
    """«ракета HIMARS», «дрон Ан-196 „Лютый“»: a name behind its noun in the singular."""
    at = k - 1
    while at > 0 and tokens[at].kinds.keys() <= _OF_NAME and k - at <= _LONGEST_NAME:
        at -= 1
    noun = str(tokens[at].kinds.get("subject", "")) if at >= 0 else ""
    subject = str(tokens[k].kinds["subject"]).split("/")[0]
    is_of_one = at >= 0 and "one_genitive" in tokens[at].traits  # «истребителя МиГ-29»
    return noun == f"{subject}/1" or (is_of_one and noun == subject)


_OF_NAME = {"quote", "model"}
_LONGEST_NAME = 3


def _is_means(tokens: list[Token], k: int) -> bool:
    """«Дрон ликвидирован истребителем», "by a Ka-52 helicopter": what it was downed with."""
    if str(tokens[k].kinds["subject"]).split("/")[0] not in ("aircraft", "missile"):
        return False
    if not _MEANS.isdisjoint(tokens[k].traits):
        return True
    lead = itertools.dropwhile(describes_thing, reversed(tokens[max(0, k - _TYPE_REACH) : k]))
    return any("by" in t.traits for t in itertools.islice(lead, 1))


def settle_things(tokens: list[Token]) -> None:
    """Take out the nouns that name nothing by themselves: types, and what was no drone."""
    _pass_mistaken(tokens)
    _pass_types(tokens)


def _pass_types(tokens: list[Token]) -> None:
    """ "A Neptune-MD long-range guided missile": a type before its noun only describes it."""
    for k in range(len(tokens) - 1, -1, -1):  # the last first: "a Lyutyi kamikaze UAV"
        token = tokens[k]
        if "subject" not in token.kinds or not token.word.isascii():
            continue
        noun = k + 1
        while noun < len(tokens) and (
            describes_thing(tokens[noun]) or "quote" in tokens[noun].kinds
        ):
            noun += 1
        of_type = str(token.kinds["subject"]).split("/")[0]
        if noun < len(tokens) and tokens[noun].kinds.get("subject") == f"{of_type}/1":
            token.kinds = {"adjective": ""}


def _pass_mistaken(tokens: list[Token]) -> None:
    for k, token in enumerate(tokens):
        if "subject" in token.kinds and _is_mistaken_for(tokens, k):
            token.kinds = {"stop": ""}


def _is_mistaken_for(tokens: list[Token], k: int) -> bool:
    """«Принятый за дрон метеозонд», "mistaken for a drone": what it was not."""
    i = k - 1
    while i > 0 and ("indefinite" in tokens[i].traits or is_adjective(tokens[i])):
        i -= 1
    lead = tokens[max(0, i - _TAKEN_REACH) : i]
    is_led = i > 0 and not {"for", "for_time"}.isdisjoint(tokens[i].traits)
    return is_led and any("taken_for" in t.traits for t in lead)


_TAKEN_REACH = 3


def describes_thing(token: Token) -> bool:
    """An article, an adjective or a name before its noun."""
    is_name = not token.kinds and bool(token.word)
    return is_name or is_adjective(token) or "indefinite" in token.traits


def _is_doer(tokens: list[Token], i: int) -> bool:
    """ "A helicopter downed a drone", «вертолёт Ми-28 сбил третий»: what flew to down another."""
    subject = str(tokens[i].kinds["subject"])
    if subject.startswith(("drone", "boat")):  # «украинский дрон сбил российский Ми-8»
        deed, whose = tokens[i + 1 : i + 2], tokens[i + 2 : i + 3]
        is_past = any("past" in t.traits and t.kinds.get("outcome") == "destroyed" for t in deed)
        return is_past and "country_adjective" in kinds_of(whose)
    if not subject.startswith("aircraft"):
        return False
    verb = i + 1
    while verb + 1 < len(tokens) and not tokens[verb].kinds and tokens[verb].word:
        verb += 1  # its type
    if verb >= len(tokens) or tokens[verb].kinds.get("outcome") not in ("destroyed", "destroyed/1"):
        return False
    things = tokens[verb + 1 : verb + 3]
    return any(
        "nth" in t.kinds or ("subject" in t.kinds and _MEANS.isdisjoint(t.traits))
        for t in itertools.takewhile(lambda t: "over" not in t.kinds, things)
    )


_TYPE_REACH = 5
_MEANS = frozenset({"instrumental", "means"})


def is_adjective(token: Token) -> bool:
    """Whether a word describes a noun behind it: by the tables, or by its ending."""
    return "adjective" in token.kinds or (not token.kinds and "adjectival" in token.traits)


def joins_single(tokens: list[Token], at: int) -> bool:
    """«Сбили БПЛА и ракету»: a noun without cases joined to a singular is in the singular too."""
    for step in (-1, 1):
        k = at + step
        if not 0 < k < len(tokens) - 1 or _JOINTS.isdisjoint(tokens[k].kinds):
            continue
        k += step
        end = k + step * _LONGEST_NAME
        while 0 < k < len(tokens) - 1 and k != end and _stands_beside_thing(tokens[k]):
            k += step  # «ракету „Точка-У“ и БПЛА», «БПЛА и крылатая ракета»
        row = kinds_of(tokens[max(at, k) + 1 : max(at, k) + 2 + _LONGEST_NAME])
        if "comma" in tokens[at + step].kinds and "and" not in row:
            continue  # «сбит БПЛА, ракета упала в поле»
        counted = tokens[k].value
        is_told = isinstance(counted, Counted) and counted.is_implied
        if is_told or str(tokens[k].kinds.get("subject", "")).endswith("/1"):
            return True
    return False


def _stands_beside_thing(token: Token) -> bool:
    return is_adjective(token) or token.kinds.keys() <= _OF_NAME


_JOINTS = frozenset({"and", "comma"})


def joins_told(tokens: list[Token]) -> bool:
    """«А также две ракеты „Нептун“.»: a sentence of no verb that goes on with the one before."""
    too = [k for k, t in enumerate(tokens) if "too" in t.traits and k]  # "A missile, too"
    goes_on = "while" in tokens[0].kinds and "another" in kinds_of(tokens[1:2])  # «а ещё ракета»
    goes_on |= not _JOINS.isdisjoint(tokens[0].kinds)
    if not (goes_on or too):
        return False
    commas = (k for k, t in enumerate(tokens) if "comma" in t.kinds)
    said = next((k for k in commas if _says_behind(tokens, k)), len(tokens))
    return (goes_on or too[0] < said + 2) and all(
        is_adjective(t) or "indefinite" in t.traits or not _OF_JOINED.isdisjoint(t.kinds)
        for t in tokens[:said]
    )


def _says_behind(tokens: list[Token], comma: int) -> bool:
    """Whether a comma parts nothing but who says it: "and a missile, the governor said"."""
    behind = kinds_of(tokens[comma + 1 :])
    return _NEVER_SAYS.isdisjoint(behind) and not _SAYS.isdisjoint(behind)


_OF_JOINED = frozenset(
    """
    and another while count comma dash quote model subject over in place region_noun territory
    time stop
    """.split()
)
_JOINS = frozenset({"and", "another"})
_SAYS = frozenset({"say", "according"})
_NEVER_SAYS = frozenset({"count", "subject", "outcome", "place", "over"})


def is_counted(tokens: list[Token], start: int, end: int, at: int) -> bool:
    """Whether a word counts the thing at a position, or says that it never was.

    Debris does not, where the thing itself was downed: «Обломки дрона — сбили его около трёх —
    повредили крышу».
    """
    counting = [tokens[k].kinds for k in range(start, end) if _counts_or_denies(tokens, k)]
    if any("debris" not in kinds for kinds in counting):
        return True
    near = range(at + 1, min(at + _PRONOUN_REACH, len(tokens)))
    return bool(counting) and not any(
        {"it", "relative"} & tokens[k].traits == {"it"}
        and any(tells_downing(t.kinds) for t in tokens[k - 1 : k + 3])
        for k in near
    )


_PRONOUN_REACH = 12
_COUNTING = frozenset({"count", "one_of", "debris", "rest", "same", "that_many", "how_many"})
_PLACING = frozenset({"over", "in", "near", "goal"})
_UNTOLD = frozenset({"never", "whether"})


def _counts_or_denies(tokens: list[Token], k: int) -> bool:
    """Whether a word counts, or says that it never was: "had never seen a drone shot down".

    Not so «над одним из посёлков», "officials of one of the regions": of that there is one place.
    """
    kinds = tokens[k].kinds
    is_place = "one_of" in kinds and k > 0 and not _PLACING.isdisjoint(tokens[k - 1].kinds)
    is_place |= "one_of" in kinds and "region_noun" in kinds_of(tokens[k + 1 : k + 2])
    is_denied = not _UNTOLD.isdisjoint(tokens[k].traits)  # "never", "whether"
    return (not _COUNTING.isdisjoint(kinds) and not is_place) or is_denied
