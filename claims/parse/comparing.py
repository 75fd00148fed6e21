"""Words with which a text sets something against something else: "than", "against"."""

from claims.parse.tokens import Token
from claims.parse.traits import TRAITS_OF

_THAN = frozenset({"than"})
_COMPARING = frozenset({"above", "below"})


def is_compared(tokens: list[Token], at: int, reach: int, traits: frozenset[str] = _THAN) -> bool:
    """Whether a word with one of the traits stands within so many tokens before a position."""
    for token in tokens[max(0, at - reach) : max(0, at)]:
        if not traits.isdisjoint(token.traits):
            return True
        if " " in token.word and any(
            not traits.isdisjoint(TRAITS_OF[word]) for word in token.word.split()
        ):
            return True
    return False


def fold_change(
    tokens: list[Token],
    start: int,
    last: int,
    subject: str,
    folded: list[Token],
    number: int | None,
) -> int | None:
    """Append what tells by how much, and not how many; the position after it, or None.

    «На три больше» is a difference with its sign; «в Москве +27» is noise.
    """
    before = tokens[start - 1] if start else None
    if before is None:
        return None
    if before.word == "+" and before.end == tokens[start].start and not subject:
        folded.append(Token(tokens[start].start, tokens[last - 1].end, {"noise": ""}))
        return last
    following = tokens[last].kinds if last < len(tokens) else {}
    if "onto" not in before.traits or _COMPARING.isdisjoint(following):
        return None
    sign = "+" if "above" in following else "-"
    folded[-1] = Token(before.start, tokens[last].end, {"multiple": f"{sign} {number}"})
    return last + 1
