"""Words with which a text sets something against something else: "than", "against"."""

from claims.parse.tokens import Token

THAN = frozenset({"than", "чем", "нежели", "ніж"})
AGAINST = frozenset({"against", "versus", "vs", "против", "проти"})


def is_compared(tokens: list[Token], at: int, reach: int, words: frozenset[str] = THAN) -> bool:
    """Whether one of the words stands within so many tokens before a position."""
    near = " ".join([t.word for t in tokens[max(0, at - reach) : max(0, at)]])
    return not words.isdisjoint(near.split())
