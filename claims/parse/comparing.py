"""Words with which a text sets something against something else: "than", "against"."""

from claims.parse.tokens import Token
from claims.parse.traits import TRAITS_OF

_THAN = frozenset({"than"})


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


def is_change(tokens: list[Token], start: int, last: int, subject: str) -> bool:
    """«на три больше», «в Москве +27»: by how much, not how many."""
    if not start:
        return False
    before = tokens[start - 1]
    if before.word == "+" and before.end == tokens[start].start:
        return not subject
    following = tokens[last].kinds if last < len(tokens) else {}
    return "onto" in before.traits and not following.keys().isdisjoint(_COMPARING)


_COMPARING = frozenset({"above", "below"})
