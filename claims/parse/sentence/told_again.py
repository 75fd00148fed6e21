"""Those just told of, where the next sentence tells that they were downed: "It was shot down"."""

import itertools

from claims.parse.counts.numbers import Counted, Quantity
from claims.parse.mentions.draft import plain_outcome, tells_downing
from claims.parse.sentence.implied import SINGULAR_NOTE
from claims.parse.sentence.passages import Sentence, is_aside
from claims.parse.words.tokens import Token


def find_told_again(tokens: list[Token], number: int | None, has_place: bool) -> int | None:
    """Where «они», "the drones", «Все» stands for so many things told before it as sent.

    None if nothing does. No more than who did it, when and where stands in the clause, and the
    number of the noun or the pronoun is that of the count.
    """
    verb = next((k for k, t in enumerate(tokens) if tells_downing(t.kinds)), None)
    if verb is None or verb > _LONGEST_CLAUSE:
        return None
    clause = tokens[: verb + 1]
    if any(_tells_other(t) for t in clause):
        return None
    is_done = any("is_done" in t.traits for t in clause)
    pairs = itertools.pairwise([None, *clause, *_object_behind(tokens, verb)])
    return next(
        (
            k
            for k, (before, thing) in enumerate(pairs)
            if thing is not None
            and _means_them(thing, before, number, has_place)
            and (is_done or k >= verb or not _does(thing))
        ),
        None,
    )


def _does(thing: Token) -> bool:
    """ "It had downed 60 of 80 drones": a body, unless "it was downed"."""
    return thing.word.isascii() and not _PRONOUNS.isdisjoint(thing.traits)


def _tells_other(token: Token) -> bool:
    """«Не сбили», «Его пытались сбить», "half of them": not that they were downed."""
    is_other = not _CLAUSE.issuperset(token.kinds) or not _UNDOES.isdisjoint(token.traits)
    return is_other or ("outcome" in token.kinds and not tells_downing(token.kinds))


_UNDOES = frozenset({"portion", "flew"})


def _object_behind(tokens: list[Token], verb: int) -> list[Token]:
    """ "Electronic warfare units jammed it": up to a pronoun behind the verb."""
    behind = tokens[verb + 1 : verb + _OBJECT_REACH]
    at = next((k for k, t in enumerate(behind) if not _PRONOUNS.isdisjoint(t.traits)), None)
    is_clear = at is not None and not any(_tells_other(t) for t in behind)
    return behind[: at + 1] if at is not None and is_clear else []


_OBJECT_REACH = 5


def _means_them(thing: Token, before: Token | None, number: int | None, has_place: bool) -> bool:
    """Whether a word stands for the thing or the things told before it."""
    is_one = number == 1
    if "both" in thing.traits:
        return number == 2  # «Оба подавлены»
    if not _PRONOUNS.isdisjoint(thing.traits):
        return is_one == ("it" in thing.traits)
    if tells_downing(thing.kinds) and not thing.word.isascii():
        return before is not None and "told_again" in before.traits  # «Все подавлены»
    noun = str(thing.kinds.get("subject", ""))
    if "any_thing" in thing.traits and not noun.endswith("/1"):
        noun = "thing/1"  # "the aircraft", «цель»
    if not noun:
        return False
    if "unchanging" not in thing.traits and is_one != noun.endswith("/1"):
        return False
    if thing.word.isascii():
        return before is not None and "told_again" in before.traits
    return not has_place  # «Над Калужской областью дроны тоже сбиты»: others


_PRONOUNS = frozenset({"it", "they", "object"})
_CLAUSE = frozenset(
    """
    outcome subject stop aux doer every adjective time comma over in place and region_noun territory
    country_adjective speaker say according governor report_noun
    """.split()
)
_LONGEST_CLAUSE = 16


def imply_told_one(tokens: list[Token], earlier: list[Sentence]) -> Sentence | None:
    """«На подлёте к Туле заметили беспилотник. Он сбит»: one, where the text told of it.

    For a sentence without counts; `earlier` are those before it, the nearest last. The pronoun, or
    the noun told again, becomes a count of one; gives the sentence that told of the thing.
    """
    at = find_told_again(tokens, 1, has_place=any("place" in t.kinds for t in tokens))
    if at is None:
        return None
    teller = next((s for s in reversed(earlier) if not is_aside(s)), None)
    subject = _one_told(teller) if teller is not None else ""
    word = tokens[at]
    if not subject or teller is None or (_tells_strike(teller) and not _tells_shot(tokens)):
        return None
    verb = plain_outcome(word.kinds) if "outcome" in word.kinds else ""  # "shot it down"
    quantity = Quantity(1, 1, "exact", SINGULAR_NOTE)
    word.value = Counted(quantity, subject, subjects=(subject,), is_implied=True, outcome=verb)
    word.kinds = {"count": ""}
    return teller


def _one_told(sentence: Sentence) -> str:
    """What the one thing is that a sentence tells of, and not that it was downed.

    Empty if it tells of several things, or of none.
    """
    tokens = sentence.tokens
    if sentence.is_question or any(tells_downing(t.kinds) for t in tokens):
        return ""
    things = [t for t in tokens if "subject" in t.kinds or _counts_thing(t)]
    if len(things) != 1:
        return ""
    counted = things[0].value
    if isinstance(counted, Counted):
        is_one = counted.quantity.low == counted.quantity.high == 1
        return counted.subject if is_one else ""
    subject, _, number = str(things[0].kinds["subject"]).partition("/")
    return subject if number == "1" or "unchanging" in things[0].traits else ""


def _counts_thing(token: Token) -> bool:
    return isinstance(token.value, Counted) and bool(token.value.subject)


def _tells_strike(sentence: Sentence) -> bool:
    """«Дрон атаковал дом. Он уничтожен»: it may be the house."""
    told = (plain_outcome(t.kinds) for t in sentence.tokens if "outcome" in t.kinds)
    return "hit" in told


def _tells_shot(tokens: list[Token]) -> bool:
    return any("shot_down" in t.traits for t in tokens)
