"""Numbers of sentences that stand beside claims and tell of other things: shows, sales, votes."""

import itertools

from claims.parse.counts.numbers import Quantity
from claims.parse.mentions.draft import CLAUSE_ENDS, DOWNED, SentenceReading, tells_downing
from claims.parse.mentions.mention import Mention
from claims.parse.report.noise import clause_before
from claims.parse.words.tokens import Token, kinds_of

OTHER_THINGS = frozenset({"show", "buys", "makes", "will_be", "votes", "toll"})
"""The traits of which one stands in such a sentence."""


def counts_other_things(
    m: Mention, tokens: list[Token], traits: set[str], reading: SentenceReading
) -> bool:
    """Whether a number is of a show, of what was bought or made, of votes or of a toll."""
    is_of_drones = not reading.outcomes.isdisjoint(DOWNED)
    if "toll" in traits and _is_of_toll(m, tokens, is_of_drones or reading.has_drones):
        return True
    if is_of_drones or (reading.has_drones and "toll" in traits):
        return False
    return (
        ("show" in traits and _is_of_show(m, tokens))
        or ("buys" in traits and _is_bought(m, tokens))
        or ("makes" in traits and _is_made(m, tokens, traits))
        or ("will_be" in traits and _is_to_come(m, tokens))
        or ("votes" in traits and _is_of_votes(m, tokens))
    )


def goes_on_other(m: Mention, tokens: list[Token], reading: SentenceReading) -> bool:
    """«Потушили 112 пожаров, из них три — …», «выпустил 5200 дронов, в планах — ещё 7000».

    A share of what is no claim, and a bare number behind one of drones that nobody downed.
    """
    before = [x for x in reading.mentions if x.index < m.index]
    if m.is_of_them or m.is_including:
        if any(x.verdict == "claim" for x in before):
            return False
        near = tokens[max(0, m.index - _VERB_REACH) : m.index + _SHARE_REACH]
        if before and before[-1].is_open and not any(tells_downing(t.kinds) for t in near):
            return True  # «вернулись 160 военных, среди них шестеро из Севастополя»
        counted = [k for k, t in enumerate(tokens[: m.index]) if isinstance(t.value, Quantity)]
        if not counted or tokens[counted[-1]].kinds.keys() != {"noise"}:
            return False
        behind = tokens[m.index : m.index + _SHARE_REACH]
        own = itertools.takewhile(lambda t: "semicolon" not in t.kinds, behind)
        around = [*tokens[counted[-1] + 1 : m.index], *own]
        return not any(tells_downing(t.kinds) or "subject" in t.kinds for t in around)
    if m.names_thing:
        return False
    if _is_of_amounts(m, tokens) or _is_of_money(m, tokens):
        return True
    is_told = any(x.verdict == "noise" and x.names_thing for x in before)
    is_other = is_told or _is_hour(m, tokens) or _counts_models(m, tokens)
    return is_other and reading.outcomes.isdisjoint(DOWNED)


def _is_hour(m: Mention, tokens: list[Token]) -> bool:
    """ "Voting began at eight": an hour behind a verb of no table; not "the tally stands at 12"."""
    is_led = m.index > 1 and "around_time" in tokens[m.index - 1].kinds and m.is_exact
    is_bare = is_led and not tokens[m.index - 2].kinds and tokens[0].word.isascii()
    is_short = (m.quantity.low or 0) <= _HALF_DAY
    return is_bare and is_short and kinds_of(tokens).isdisjoint({"figure", "total"})


_HALF_DAY = 12


def _is_of_amounts(m: Mention, tokens: list[Token]) -> bool:
    """«Штраф от 3 до 5 тысяч рублей»: the first of two amounts of what is no drone."""
    lead = tokens[max(0, m.index - 1) : m.index]
    behind = tokens[m.index + 1 : m.index + 3]
    is_range = len(behind) > 1 and any("from" in t.kinds or "from" in t.traits for t in lead)
    is_range = is_range and ("to" in behind[0].kinds or "up_to" in behind[0].traits)
    return is_range and "noise" in behind[1].kinds


def _is_of_money(m: Mention, tokens: list[Token]) -> bool:
    """ "$400", «до 98 за долар»."""
    behind = tokens[m.index + 1 : m.index + 3]
    is_rate = len(behind) > 1 and "paid_for" in behind[0].traits and "noise" in behind[1].kinds
    return is_rate or (m.index > 0 and "money_sign" in tokens[m.index - 1].traits)


def _counts_models(m: Mention, tokens: list[Token]) -> bool:
    """ "Two Ka-52s", "15 more Gepard guns": a name of no table right behind a number."""
    behind = itertools.dropwhile(lambda t: "another" in t.kinds, tokens[m.index + 1 :][:2])
    return any(not t.kinds and t.capital for t in itertools.islice(behind, 1))


_VERB_REACH = 3
_SHARE_REACH = 6


def _is_of_show(m: Mention, tokens: list[Token]) -> bool:
    """ "300 drones drew a star": not so "blasts illuminated the sky over Taganrog: 12 drones"."""
    before, behind = reversed(tokens[: m.index]), tokens[m.index :]
    parts = (itertools.takewhile(_goes_on, side) for side in (before, behind))
    return m.names_thing and any("show" in t.traits for part in parts for t in part)


def _goes_on(token: Token) -> bool:
    return _ENDS_SHOW.isdisjoint(token.kinds)


_ENDS_SHOW = frozenset({"colon", "semicolon", "line"})


def _is_bought(m: Mention, tokens: list[Token]) -> bool:
    """ "Parents collected money for 16 drones, which were sent to the front": 16 that were paid."""
    return any("buys" in t.traits for t in clause_before(m, tokens))


def _is_made(m: Mention, tokens: list[Token], traits: set[str]) -> bool:
    """«Завод увеличит выпуск аппаратов до 200 в сутки», "a plant can assemble 170 drones a day"."""
    is_raided = "attacks" in traits or m.outcome == "hit"
    return not is_raided and any("makes" in t.traits for t in clause_before(m, tokens))


def _is_to_come(m: Mention, tokens: list[Token]) -> bool:
    """«Маршрутов станет 15», «групп будет 12»: what is yet to be."""
    near = tokens[max(0, m.index - _COMING_REACH) : m.index]
    return not m.names_thing and any("will_be" in t.traits for t in near)


_COMING_REACH = 3


def _is_of_votes(m: Mention, tokens: list[Token]) -> bool:
    """ "By 31 votes to 4", "389 deputies voted for, 3 against"."""
    near = tokens[max(0, m.index - _VOTES_REACH) : m.index + _VOTES_REACH]
    return not m.names_thing and any("votes" in t.traits for t in near)


_VOTES_REACH = 5


def _is_of_toll(m: Mention, tokens: list[Token], is_of_drones: bool) -> bool:
    """ "Bringing the toll from the shelling to five": of people, if no drone is named.

    Beside drones only a toll of the dead: "the death toll rose to five; 11 drones were downed".
    """
    near = list(reversed(tokens[max(0, m.index - _TOLL_REACH) : m.index]))
    if is_of_drones:
        near = list(itertools.takewhile(lambda t: CLAUSE_ENDS.isdisjoint(t.kinds), near))
        if not any("of_dead" in t.traits for t in near):
            return False
        m.is_unrelated = not m.names_thing
    return not m.names_thing and any("toll" in t.traits for t in near)


_TOLL_REACH = 9
