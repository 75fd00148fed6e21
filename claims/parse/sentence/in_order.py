"""Single things told in their order: "the first over …, the second over …"."""

from claims.parse.counts.numbers import Counted, Quantity
from claims.parse.sentence.another import tells_of_next
from claims.parse.words.tokens import Token, kinds_of

_ITEM_STARTS = frozenset({"comma", "colon", "semicolon", "dash", "line", "open", "and", "outcome"})
_NEXT = frozenset({"nth", "rest"})


def imply_first(tokens: list[Token], before: int | None) -> int | None:
    """ "Two were shot down, the first over Tula and the second over Tver": one, by its rank.

    «Сбиты дрон и ракета: первый — над Тулой, вторая — над Тверью»: one of each, in their order.
    `before` is the last count of the sentences before this one; gives it, or 1 if the first
    only crashed: "the first drone fell in a field, the second was shot down".
    """
    things: list[Token] = []
    for i, token in enumerate(tokens):
        if "count" in token.kinds:
            things.append(token)
        elif token.kinds.get("nth") == "1" and _is_passed(tokens, i):
            return before if things else 1
        elif token.kinds.get("nth") == "1" and _heads_item(tokens, i):
            whole = tokens[_end_of_whole(tokens, i + 1) - 1]
            things += [whole] if "count" in whole.kinds else []
            known = things[-1].value.quantity.high if things else before
            is_followed = not _NEXT.isdisjoint(kinds_of(tokens[i + 1 :]))
            is_followed |= any("other_one" in t.traits for t in tokens[i + 1 :])
            is_followed |= {"dash", "over"} <= kinds_of(tokens[i + 1 : i + 3])
            if "last_one" in kinds_of(tokens[i + 1 :]):
                break  # «первый — в 1:15, последний — в 4:40»: how long it went on
            if len(things) > 1 and all(_is_single(t) for t in things):
                _rank_things(tokens, i, [t.value.subject for t in things])
                for thing in things:
                    thing.kinds = {"stop": ""}
            elif is_followed and (known or 0) > 1:
                _count_rank(tokens, i, "")
            break
    return before


def _is_passed(tokens: list[Token], i: int) -> bool:
    behind = kinds_of(tokens[i + 2 : i + 3])
    return _names_thing(tokens, i) and "unrelated" in behind


def _heads_item(tokens: list[Token], i: int) -> bool:
    """Whether a rank starts an item of a list, with its place, its time or its verb behind."""
    lead = i - 1 - (i > 0 and "the" in tokens[i - 1].traits)
    starts = lead < 0 or not _ITEM_STARTS.isdisjoint(tokens[lead].kinds)
    behind = _end_of_whole(tokens, i + 1 + _names_thing(tokens, i))
    near = kinds_of(tokens[behind : behind + 2])
    return starts and (tells_of_next(tokens, behind) or {"dash", "goal"} <= near)


def _end_of_whole(tokens: list[Token], i: int) -> int:
    """The position behind "of the two drones", "of which"; i if no such words stand there."""
    if "of_them" in kinds_of(tokens[i : i + 1]):
        return i + 1  # "the first of which was shot down"
    count = i + 1 + any("the" in t.traits for t in tokens[i + 1 : i + 2])
    is_whole = "of" in kinds_of(tokens[i : i + 1]) and "count" in kinds_of(
        tokens[count : count + 1]
    )
    return count + 1 if is_whole else i


def _names_thing(tokens: list[Token], i: int) -> bool:
    return "subject" in kinds_of(tokens[i + 1 : i + 2])


def _is_single(token: Token) -> bool:
    return token.value.quantity.high == 1 and not token.value.is_another


def _rank_things(tokens: list[Token], start: int, subjects: list[str]) -> None:
    """Count each rank as one of the thing that has its place in the row."""
    for i in range(start, len(tokens)):
        nth = int(str(tokens[i].kinds.get("nth", 0)))
        nth = len(subjects) if nth < 0 else nth  # "the latter"
        if 0 < nth <= len(subjects) and _heads_item(tokens, i):
            _count_rank(tokens, i, subjects[nth - 1])


def _count_rank(tokens: list[Token], i: int, subject: str) -> None:
    token = tokens[i]
    if _names_thing(tokens, i):
        subject = str(tokens[i + 1].kinds["subject"]).split("/")[0]
        tokens[i + 1].kinds = {"stop": ""}
    named = (subject,) if subject else ()
    quantity = Quantity(1, 1, "exact", "")
    token.value = Counted(quantity, subject, subjects=named, is_implied=True)
    token.kinds = {"count": ""}
