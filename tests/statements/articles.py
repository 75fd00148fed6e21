"""Articles composed of independent statements, with labels true by construction.

An article holds what news texts hold: the ministry's count with its breakdown, the counts of
governors, a later post with hours of its own, a look back, sentences without any count
(`article_facts.py`). They stand in any order and name no region twice, so a reading that takes
a number, a place, a speaker or hours from a neighbour is wrong. The same seed gives the same
rows.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from tests.statements import article_facts as facts
from tests.statements.article_facts import Article
from tests.statements.article_words import PHRASES
from tests.statements.generate import Drawn
from tests.statements.words import LANGUAGES


def draw_facts(draw: random.Random) -> list[facts.Fact]:
    """At most one statement of the ministry: two of one night would contradict each other."""
    counts: list[facts.Fact] = []
    if draw.random() < 0.75:
        counts.append(
            draw.choice(draw.choice([facts.BULLETINS, facts.BULLETINS, facts.OF_THE_MINISTRY]))
        )
    counts += draw.sample(facts.GOVERNORS, draw.choice([0, 1, 1, 2]))
    if draw.random() < 0.2:
        counts.append(facts.outlet)
    told = counts or [facts.governor]
    told += [fact for fact in (facts.air_force, facts.without_number) if draw.random() < 0.15]
    told += [facts.noise] * draw.choice([0, 1, 1, 2])
    return draw.sample(told, len(told))


def write(article: Article) -> Drawn:
    told = [fact(article) for fact in draw_facts(article.random)]
    text = article.random.choice([" ", " ", "\n\n"]).join(sentences for sentences, _ in told)
    if article.headline_total and article.random.random() < 0.15:
        text = f"{article.tell('headline', t=article.headline_total)}\n{text}"
    return text, [label for _, labels in told for label in labels]


def compose(language: str, count: int, seed: int) -> Iterator[dict[str, Any]]:
    """`count` labelled articles in one language.

    A count that tells no time of its own is of unknown time, or of the night or the day that
    the article speaks of; never of the hours or the earlier day that another statement tells.
    """
    words = replace(LANGUAGES[language], phrases=PHRASES[language])
    for index in range(count):
        article = Article(words, random.Random(f"{seed}-{language}-{index}"))  # noqa: S311
        text, claims = write(article)
        timeless = facts.one_of(None, article.night(), article.between(0, 24))
        yield {
            "id": f"article-{language}-{seed}-{index}",
            "text": text,
            "lang": language,
            "published": article.published.isoformat(),
            "publisher": "example_outlet",
            "url": None,
            "expect": {
                "status": "parsed",
                "claims": [row if tells_time(row) else row | timeless for row in claims],
                "complete": True,
            },
        }


def tells_time(label: dict[str, Any]) -> bool:
    return "window_start" in label or "window_end" in label
