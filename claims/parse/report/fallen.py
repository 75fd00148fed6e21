"""Counts of what fell that are counts of what was downed: they make up a number of that."""

from claims.parse.mentions.draft import DOWNED
from claims.parse.mentions.mention import Mention
from claims.parse.sentence.passages import Sentence

_BESIDE = 2


def count_fallen(sentence: Sentence, mentions: list[Mention]) -> None:
    """«Уничтожены 20: над Тулой упало 12, над Липецком — восемь»: all those that fell were downed.

    `mentions` are the claims of the sentences before, one of which may be the whole.
    """
    found = sentence.reading.mentions
    others = [m for m in found if m.is_unrelated or m.outcome == "hit"]
    fallen = [m for m in others if m.places and _fell(m, sentence)]
    listed = [m for m in found if m.places and m.is_exact]
    if not fallen or len(listed) < len(fallen) or len(listed) == 1:
        return
    known = sum(m.quantity.low or 0 for m in listed)
    wholes = (m for m in (*found, *mentions) if m.outcome in DOWNED and m not in listed)
    if any(m.is_exact and m.quantity.low == known for m in wholes):
        for m in listed if any(m.outcome == "hit" for m in fallen) else fallen:
            m.is_unrelated, m.outcome = False, "destroyed"


def _fell(m: Mention, sentence: Sentence) -> bool:
    beside = sentence.tokens[max(0, m.index - _BESIDE) : m.index + 1 + _BESIDE]
    return any("fell" in t.traits for t in beside)
