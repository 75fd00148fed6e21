"""Labelled statements beside a sentence of other news, put together at random.

The news is a row of no claim: fines, harvests, courts, drones that farmers buy. What it tells
must change nothing in what the statement claims; only the roles are left open, which depend on
whether a total stands alone.
"""

import random
from collections.abc import Iterator
from typing import Any

from tests.statements import read_rows

_LONGEST = 220
"""Characters of a statement or a piece of news; longer ones are articles of their own."""
_ENDS = ".!?»”…)"


def put_beside_news(lang: str, count: int, seed: int) -> Iterator[dict[str, Any]]:
    """So many rows in the form of README.md, the news before the statement or behind it."""
    draw = random.Random(f"{lang}{seed}")  # noqa: S311
    rows = [row for row in read_rows() if row["lang"] == lang and _is_short(row["text"])]
    news = [row["text"] for row in rows if row["expect"].get("status") == "not_a_claim"]
    told = [row for row in rows if _is_plain(row["expect"])]
    for _ in range(count):
        row, other = draw.choice(told), _closed(draw.choice(news))
        texts = [_closed(row["text"]), other] if draw.random() < 0.5 else [other, row["text"]]
        claims = [
            {key: value for key, value in claim.items() if key != "role"}
            for claim in row["expect"]["claims"]
        ]
        yield row | {"text": " ".join(texts), "expect": row["expect"] | {"claims": claims}}


def _is_short(text: str) -> bool:
    return len(text) <= _LONGEST and "\n" not in text


def _is_plain(expect: dict[str, Any]) -> bool:
    """Whether a label decides every claim of its statement, all of them with numbers."""
    claims = expect.get("claims") or []
    is_decided = expect.get("status") == "parsed" and expect.get("complete", True)
    is_sure = is_decided and not expect.get("failed_checks") and not expect.get("or")
    return is_sure and bool(claims) and all("low" in claim for claim in claims)


def _closed(text: str) -> str:
    """A text with a full stop, if nothing ends its last sentence."""
    text = text.strip()
    return text if text.endswith(tuple(_ENDS)) else f"{text}."
