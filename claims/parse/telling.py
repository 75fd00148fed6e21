"""Times that tell when something was said or posted, and not when it happened."""

from claims.parse.tokens import Token

_SIGNED_REACH = 12
_SIGNATURE = 5  # tokens of a parenthesis within which its speaker stands


def heads_line(tokens: list[Token], at: int) -> bool:
    """Whether a time stands at the head of a line, as in a chronicle or a live blog."""
    before = tokens[at - 1].kinds if at > 0 else {}
    after = tokens[at + 1].kinds if at + 1 < len(tokens) else {}
    is_head = at == 0 or "line" in before or "bullet" in before
    return is_head and not after.keys() & {"and", "to", "comma"}


def heads_speech(tokens: list[Token], at: int) -> bool:
    """Whether a time stands between a speaker and a colon: then it is when they spoke."""
    if not 0 < at < len(tokens) - 1:
        return False
    return "speaker" in tokens[at - 1].kinds and "colon" in tokens[at + 1].kinds


def signs(tokens: list[Token], at: int) -> bool:
    """ "(ministry, 12 July, 07:45)": a time behind a speaker in parentheses dates the saying."""
    if not tokens[at].word[:1].isdigit():
        return False  # "(the governor, as of 06:00)"
    near = tokens[max(0, at - _SIGNED_REACH) : at]
    opened = next((k for k in range(len(near) - 1, -1, -1) if "open" in near[k].kinds), None)
    is_closed = any("close" in t.kinds for t in near[opened:])
    return (
        opened is not None
        and not is_closed
        and any("speaker" in t.kinds for t in near[opened + 1 : opened + _SIGNATURE])
    )
