"""Numbers of people, and no claims: hurt, treated, asked, and how old they are."""

import itertools

from claims.parse.counts.numbers import Quantity
from claims.parse.mentions.mention import Mention
from claims.parse.words.tokens import Token, kinds_of


def is_of_patients(m: Mention, tokens: list[Token]) -> bool:
    """ "Two of them are in hospital", «двое в тяжёлом состоянии»: of people, not of drones."""
    reach = tokens[m.index + 1 : m.index + _PATIENT_REACH]
    behind = list(itertools.takewhile(_goes_on_of_patients, reach))
    at = next((k for k, t in enumerate(behind) if "treated" in t.traits), None)
    if at is None or m.names_thing or "outcome" in kinds_of(behind):
        return False
    if m.places and at > _RIGHT_BEHIND:  # «в Туле двое в больнице», whose place is of patients
        return False
    lead = (t for t in reversed(behind[:at]) if t.kinds.keys() - _BEFORE_HOSPITAL)
    is_patient = "near" not in next((t.kinds for t in lead), {})  # "fell near a hospital"
    m.is_unrelated |= is_patient and "of_people" in tokens[m.index].traits
    return is_patient


def _goes_on_of_patients(token: Token) -> bool:
    return _ENDS_PATIENT.isdisjoint(token.kinds) and not isinstance(token.value, Quantity)


_PATIENT_REACH = 10
_RIGHT_BEHIND = 2  # "are in hospital"
_ENDS_PATIENT = frozenset({"and", "semicolon", "colon", "count"})
_BEFORE_HOSPITAL = frozenset({"stop", "adjective", "noise"})


def is_of_people(m: Mention, tokens: list[Token]) -> bool:
    """ "Three of those interviewed": what a verb of no table was done to is nothing that flies.

    So too «за помощью обратились трое», «приняли двоих с ранениями»: people without a noun.
    """
    is_bare = not (m.names_thing or m.has_verb)
    is_alone = is_bare and not m.places and "of_people" in tokens[m.index].traits
    is_told = is_bare and _tells_age(m, tokens)
    is_aside = (
        m.index > 0 and "open" in tokens[m.index - 1].kinds
    )  # «в Шебекине ранены жители (трое)»
    if not m.names_thing and (is_aside or not m.places) and _suffer(m, tokens):
        m.is_unrelated = True
        return True
    if is_alone or is_told or (is_bare and _are_hurt(tokens[m.index + 1 :])) or _is_age(m, tokens):
        return True
    share, verb = tokens[m.index + 1 : m.index + 2], tokens[m.index + 2 : m.index + 3]
    lead = tokens[max(0, m.index - 2) : m.index]
    if len(lead) == 2 and "noise" in lead[0].kinds and "open" in lead[1].kinds and share:
        return "of_them" in share[0].kinds  # "three people injured (two of them slightly)"
    return any("of_them" in t.kinds for t in share) and any(
        not t.kinds and "regular_past" in t.traits for t in verb
    )


def _suffer(m: Mention, tokens: list[Token]) -> bool:
    """«Збито дрон; поранень, за його словами, зазнали четверо»: people behind what hurt them."""
    if "of_people" not in tokens[m.index].traits:
        return False
    lead = itertools.takewhile(lambda t: _ENDS_HARM.isdisjoint(t.kinds), tokens[: m.index][::-1])
    return "noise" in kinds_of(list(lead))


_ENDS_HARM = frozenset({"semicolon", "colon", "count", "outcome", "line"})


def _are_hurt(behind: list[Token]) -> bool:
    """ "With injuries", «с осколочными ранениями»."""
    is_led = any(not _LEADS_INJURY.isdisjoint(t.kinds) for t in behind[:1])
    return is_led and any("noise" in t.kinds for t in behind[1:3])


_LEADS_INJURY = frozenset({"with", "from"})


def _tells_age(m: Mention, tokens: list[Token]) -> bool:
    """ "She is 47, doctors say", «ей 47»: how old somebody is."""
    k = m.index - 1 - ("aux" in tokens[m.index - 1].kinds)
    return k >= 0 and "whose_age" in tokens[k].traits


def _is_age(m: Mention, tokens: list[Token]) -> bool:
    """ "Said a shopkeeper of 58": the age of somebody who is named by a trade alone."""
    if m.index < 3 or m.names_thing or not m.is_exact or (m.quantity.low or 0) > _OLDEST:
        return False
    article, who, joint = tokens[m.index - 3 : m.index]
    is_led = m.index == 3 or not _BEFORE_PERSON.isdisjoint(tokens[m.index - 4].kinds)
    is_person = "noise" in who.kinds or (not who.kinds and "of_trade" in who.traits)
    return is_led and is_person and "indefinite" in article.traits and "of" in joint.traits


_OLDEST = 110
_BEFORE_PERSON = frozenset({"say", "comma", "and", "quote"})
