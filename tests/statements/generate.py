"""Statements drawn at random, with labels true by construction.

Each hazard is one function that draws places and numbers, writes a statement with them, and
labels it in the form of README.md. The same seed gives the same rows.

    python -m tests.statements.generate ru 500 --seed 7 > rows.jsonl
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any

from tests.statements.words import LANGUAGES, Place, Words

MSK = timezone(timedelta(hours=3))
Claims = list[dict[str, Any]]


@dataclass
class Draw:
    """One statement in the making: where its places, numbers and dates come from."""

    words: Words
    random: random.Random
    published: datetime = field(init=False)

    def __post_init__(self) -> None:
        day = datetime(2023, 2, 1, 8, 10, tzinfo=MSK) + timedelta(days=self.random.randrange(1000))
        self.published = day

    def oblasts(self, count: int) -> list[Place]:
        return self.random.sample(self.words.oblasts, count)

    def places(self, count: int) -> list[Place]:
        """Places of every kind, each at most once."""
        pool = self.random.sample(self.words.oblasts, count)
        mixed = self.random.sample(self.words.others + self.words.seas, min(2, count))
        return self.random.sample(pool + mixed, count)

    def small(self, low: int = 1, high: int = 14) -> int:
        return self.random.randint(low, high)

    def say(self, key: str, **slots: object) -> str:
        return self.words.say(self.random, key, **slots)

    def n(self, number: int) -> str:
        return self.words.number(self.random, number)

    def window(self) -> tuple[str, dict[str, str]]:
        """A phrase that gives the window, and the label of that window."""
        kind = self.random.choice(["night", "dated_night", "hours"])
        start = self.published.replace(hour=20, minute=0) - timedelta(days=1)
        end = self.published.replace(hour=7, minute=0)
        slots: dict[str, object] = {
            "day": self.published.day,
            "before": start.day,
            "month": self.words.months[self.published.month - 1],
        }
        if kind == "dated_night" and start.day > self.published.day:
            kind = "night"
        if kind == "hours":
            early = self.random.randint(8, 12)
            late = early + self.random.randint(2, 8)
            self.published = self.published.replace(hour=late + 1)
            start = self.published.replace(hour=early, minute=0)
            end = self.published.replace(hour=late, minute=0)
            slots |= {"start": early, "end": late}
        comma = "," if self.words.lang == "en" else ""
        return self.say(kind, **slots) + comma, {
            "window_start": start.isoformat(),
            "window_end": end.isoformat(),
        }

    def split(self, parts: list[tuple[list[Place], int, bool]]) -> str:
        """The list that splits a total: (places, number, is that number each place's?)."""
        style = self.random.choice(["line", "bullets"])
        items = []
        for places, number, is_each in parts:
            if is_each and len(places) > 1:
                n = self.words.each_number(self.random, number)
                items.append(self.say("each_item", n=n, over=self.words.over_list(places)))
            elif style == "bullets" and len(places) == 1:
                key = "item" if places[0] in self.words.seas else "item_of"
                items.append(self.say(key, n=number, of=places[0].of, over=places[0].over))
            else:
                n = self.n(number)
                items.append(self.say("item", n=n, over=self.words.over_list(places)))
        if style == "bullets":
            mark = self.random.choice(["▫️ ", "- ", "• ", "— ", ""])
            return ":\n" + "\n".join(
                mark + item + self.random.choice([";", ",", ""]) for item in items
            )
        return ": " + ", ".join(items) + "."


def claim(role: str, places: list[Place], low: int | None, **more: Any) -> dict[str, Any]:
    zones = sorted({code for place in places for code in place.code.split("+")})
    row = {"role": role, "subject": "drone", "outcome": "destroyed", "zones": zones}
    row |= {"low": low, "high": low, "qualifier": "exact", "claimant": "ru_mod"}
    return row | more


def split_claims(
    total: int | None, parts: list[tuple[list[Place], int, bool]], window: dict[str, str]
) -> Claims:
    everywhere = [place for places, _, _ in parts for place in places]
    claims = [] if total is None else [claim("total", everywhere, total, **window)]
    for places, number, is_each in parts:
        groups = [[place] for place in places] if is_each else [places]
        claims += [claim("part", group, number, **window) for group in groups]
    return claims


def sum_of(parts: list[tuple[list[Place], int, bool]]) -> int:
    return sum(number * (len(places) if is_each else 1) for places, number, is_each in parts)


Drawn = tuple[str, Claims]


def split_total(draw: Draw) -> Drawn:
    """A total and its parts, some "each"."""
    count = draw.random.randint(3, 9)
    places = draw.places(count)
    parts: list[tuple[list[Place], int, bool]] = []
    while places:
        size = draw.random.choice([1, 1, 1, 2, 3])
        group, places = places[:size], places[size:]
        parts.append((group, draw.small(), len(group) > 1))
    lead, window = draw.window()
    total = sum_of(parts)
    head = draw.say("total", counted=draw.words.counted(total))
    text = f"{lead} {head}{draw.split(parts)}"
    return text, split_claims(total, parts, window)


def lost_each(draw: Draw) -> Drawn:
    """One number over two regions; only the total tells "each" from "together"."""
    a, b, c = draw.oblasts(3)
    number, other = draw.small(2), draw.small(2)
    is_each = draw.random.random() < 0.5
    parts = [([a, b], number, is_each), ([c], other, False)]
    total = sum_of(parts)
    draw.random.shuffle(parts)
    lead, window = draw.window()
    items = [
        draw.say("item", n=draw.n(value), over=draw.words.over_list(places))
        for places, value, _ in parts
    ]
    head = draw.say("total", counted=draw.words.counted(total))
    return f"{lead} {head}: {', '.join(items)}.", split_claims(total, parts, window)


def undecidable_each(draw: Draw) -> Drawn:
    a, b, c = draw.oblasts(3)
    number, other = draw.small(2), draw.small(2)
    first = draw.say("alone", counted=draw.words.counted(number), over=draw.words.over_list([a, b]))
    second = draw.say("more", n=draw.n(other), over=c.over)
    return f"{first}. {second}.", [
        claim("part", [a, b], number, high=2 * number, qualifier="ambiguous"),
        claim("part", [c], other),
    ]


def no_total(draw: Draw) -> Drawn:
    a, b, c = draw.places(3)
    x, y, z = draw.small(2), draw.small(), draw.small()
    first = draw.say("alone", counted=draw.words.counted(x), over=a.over)
    more = draw.say("more", n=draw.n(y), over=b.over)
    last = draw.say("item", n=draw.n(z), over=c.over)
    return f"{first}. {more}, {last}.", [
        claim("part", [a], x),
        claim("part", [b], y),
        claim("part", [c], z),
    ]


def flat_list(draw: Draw) -> Drawn:
    """A total over a plain list: no part for any place."""
    places = draw.oblasts(draw.random.randint(2, 5))
    number = draw.small(6, 60)
    lead, window = draw.window()
    owners = draw.words.plural_of.format(draw.words.listed([place.bare_of for place in places]))
    flat = draw.say("flat", counted=draw.words.counted(number), of=owners)
    return f"{lead} {flat}{draw.say('source')}.", [claim("total", places, number, **window)]


def one_place(draw: Draw) -> Drawn:
    (place,) = draw.places(1)
    number = draw.small(2, 40)
    lead, window = draw.window()
    phrase = draw.say("alone", counted=draw.words.counted(number), over=place.over)
    source = draw.say("source")
    return f"{lead} {phrase[0].lower()}{phrase[1:]}{source}.", [
        claim("total", [place], number, **window)
    ]


def respectively(draw: Draw) -> Drawn:
    a, b, c = draw.oblasts(3)
    x, y, z = draw.small(2), draw.small(2), draw.small(2)
    total = x + y + z
    pair = draw.say("respectively", a=x, b=y, over=draw.words.over_list([a, b]))
    item = draw.say("item", n=draw.n(z), over=c.over)
    head = draw.say("total", counted=draw.words.counted(total))
    text = f"{head[0].upper()}{head[1:]}: {item}, {pair}."
    return text, split_claims(total, [([a], x, False), ([b], y, False), ([c], z, False)], {})


def half_and_rest(draw: Draw) -> Drawn:
    a, b, c = draw.oblasts(3)
    half = draw.small(4, 20)
    head = draw.say("total", counted=draw.words.counted(2 * half))
    text = f"{head[0].upper()}{head[1:]}: {draw.say('half', over=a.over)}, "
    text += f"{draw.say('rest', over=draw.words.over_list([b, c]))}."
    return text, split_claims(2 * half, [([a], half, False), ([b, c], half, False)], {})


def as_many(draw: Draw) -> Drawn:
    a, b, c = draw.places(3)
    x, y = draw.small(2), draw.small(2)
    head = draw.say("total", counted=draw.words.counted(2 * x + y))
    items = [
        draw.say("item", n=draw.n(x), over=a.over),
        draw.say("as_many", over=b.over),
        draw.say("item", n=draw.n(y), over=c.over),
    ]
    parts = [([a], x, False), ([b], x, False), ([c], y, False)]
    return f"{head[0].upper()}{head[1:]}: {', '.join(items)}.", split_claims(2 * x + y, parts, {})


def open_list(draw: Draw) -> Drawn:
    """ "Including": what is not placed stays unallocated, and no check may fail."""
    (place,) = draw.places(1)
    part = draw.small(2)
    total = part + draw.small(3, 30)
    head = draw.say("total", counted=draw.words.counted(total))
    text = f"{head[0].upper()}{head[1:]}, {draw.say('including', n=draw.n(part), over=place.over)}."
    everywhere = claim("total", [], total, zones=["RU"])
    return text, [everywhere, claim("part", [place], part)]


def bound_for_the_capital(draw: Draw) -> Drawn:
    composite = next(place for place in draw.words.others if "+" in place.code)
    (other,) = draw.oblasts(1)
    number, other_number = draw.small(5), draw.small(2)
    subset = draw.small(2, number - 1)
    total = number + other_number
    head = draw.say("total", counted=draw.words.counted(total))
    items = [
        draw.say("item", n=draw.n(other_number), over=other.over),
        draw.say("item", n=number, over=composite.over),
        draw.say("bound", n=draw.n(subset)),
    ]
    text = f"{head[0].upper()}{head[1:]}: {', '.join(items)}."
    claims = split_claims(total, [([other], other_number, False), ([composite], number, False)], {})
    return text, [*claims, claim("subset", [composite], subset)]


def recap(draw: Draw) -> Drawn:
    a, b = draw.oblasts(2)
    x, y = draw.small(2), draw.small(2)
    night = x + y + draw.small(5, 30)
    start = draw.published.replace(hour=23, minute=0) - timedelta(days=1)
    end = draw.published.replace(hour=7, minute=0)
    window = {"window_start": start.isoformat(), "window_end": end.isoformat()}
    lead = draw.say("hours", start=23, end=7) + ("," if draw.words.lang == "en" else "")
    head = draw.say("total", counted=draw.words.counted(x + y))
    parts = [([a], x, False), ([b], y, False)]
    whole = {
        "window_start": (start - timedelta(hours=3)).isoformat(),
        "window_end": end.isoformat(),
    }
    items = [draw.say("item", n=draw.n(v), over=p.over) for (p,), v, _ in parts]
    text = (
        f"{lead} {head}: {', '.join(items)}. {draw.say('recap', counted=draw.words.counted(night))}"
    )
    claims = split_claims(x + y, parts, window)
    return text, [*claims, claim("total", [], night, zones=["RU"], **whole)]


def governor_and_ministry(draw: Draw) -> Drawn:
    (place,) = draw.oblasts(1)
    low, high = draw.small(2, 6), draw.small(7, 14)
    governor = draw.say("governor", of=place.of, n=low)
    phrase = draw.say("alone", counted=draw.words.counted(high), over=place.over)
    ministry = f"{draw.say('ministry')}: {phrase[0].lower()}{phrase[1:]}."
    sentences = [governor, ministry]
    draw.random.shuffle(sentences)
    return " ".join(sentences), [
        claim("total", [place], low, claimant="ru_governor"),
        claim("total", [place], high),
    ]


def missiles_in_the_list(draw: Draw) -> Drawn:
    (place,) = draw.oblasts(1)
    number = draw.small(2)
    mixed = draw.say("missiles", counted=draw.words.counted(number))
    verb = {"ru": "сбиты", "uk": "збито", "en": "Air defences shot down"}[draw.words.lang]
    if draw.words.lang == "en":
        text = f"{verb} {mixed} over {place.over}."
    else:
        text = f"Над {place.over} {verb} {mixed}."
    return text, [
        claim("total", [place], number),
        claim("total", [place], 2, subject="missile"),
    ]


def boats(draw: Draw) -> Drawn:
    (place,) = draw.oblasts(1)
    number, boat_count = draw.small(2), draw.random.choice([2, 3, 4])
    phrase = draw.say("alone", counted=draw.words.counted(number), over=place.over)
    black = next(sea for sea in draw.words.seas if sea.code == "SEA-BLACK")
    sentence = draw.say("boats", n=boat_count)
    return f"{phrase}. {sentence}", [
        claim("total", [place], number),
        claim("total", [black], boat_count, subject="boat"),
    ]


def bounds(draw: Draw) -> Drawn:
    (place,) = draw.places(1)
    number = draw.small(11, 60) // 10 * 10
    kind = draw.random.choice(["at_least", "over_bound", "about"])
    text = draw.say(kind, n=number, over=place.over)
    low = number + 1 if kind == "over_bound" else number
    label = claim("total", [place], low, qualifier="at_least", high=None)
    if kind == "about":
        label = claim("total", [place], number, qualifier="about")
    return f"{text[0].upper()}{text[1:]}{draw.say('source')}.", [label]


def zero_is_a_claim(draw: Draw) -> Drawn:
    (place,) = draw.places(1)
    return f"{draw.say('none', over=place.over)}{draw.say('source')}.", [claim("total", [place], 0)]


def singular(draw: Draw) -> Drawn:
    (place,) = draw.places(1)
    return f"{draw.say('singular', over=place.over)}{draw.say('source')}.", [
        claim("total", [place], 1)
    ]


def number_of_regions(draw: Draw) -> Drawn:
    """ "Over nine regions 64 drones": nine counts regions."""
    regions, number = draw.small(3, 15), draw.small(20, 150)
    head = draw.say("total", counted=draw.words.counted(number))
    return f"{draw.say('regions', n=regions)} {head}{draw.say('source')}.", [
        claim("total", [], number, zones=["RU"])
    ]


def vague(draw: Draw) -> Drawn:
    (place,) = draw.oblasts(1)
    return f"{draw.say('vague', over=place.over)}{draw.say('source')}.", [
        claim("other", [place], None, qualifier="unstated")
    ]


def unknown_region(draw: Draw) -> Drawn:
    number = draw.small(2)
    return f"{draw.say('unknown', counted=draw.words.counted(number))}{draw.say('source')}.", []


def not_a_claim(draw: Draw) -> Drawn:
    (place,) = draw.oblasts(1)
    return draw.say("not_a_claim", n=draw.small(5, 40), of=place.of), []


HAZARDS: dict[str, tuple[Callable[[Draw], Drawn], str]] = {
    "split_total": (split_total, "D1"),
    "lost_each": (lost_each, "D3"),
    "undecidable_each": (undecidable_each, "D5"),
    "no_total": (no_total, "C14"),
    "flat_list": (flat_list, "D6"),
    "one_place": (one_place, "W1"),
    "respectively": (respectively, "D10"),
    "half_and_rest": (half_and_rest, "C8"),
    "as_many": (as_many, "C9"),
    "open_list": (open_list, "C18"),
    "bound_for_the_capital": (bound_for_the_capital, "S1"),
    "recap": (recap, "S4"),
    "governor_and_ministry": (governor_and_ministry, "A1"),
    "missiles_in_the_list": (missiles_in_the_list, "X1"),
    "boats": (boats, "X2"),
    "bounds": (bounds, "C3"),
    "zero_is_a_claim": (zero_is_a_claim, "C19"),
    "singular": (singular, "C2"),
    "number_of_regions": (number_of_regions, "C12"),
    "vague": (vague, "C5"),
    "unknown_region": (unknown_region, "P7"),
    "not_a_claim": (not_a_claim, "Z4"),
}
MINISTRY = ("Міноборони", "міністерство", "МО РФ")
STATUS = {"unknown_region": "rejected", "not_a_claim": "not_a_claim", "undecidable_each": None}


def generate(language: str, count: int, seed: int) -> Iterator[dict[str, Any]]:
    """`count` labelled rows in one language, every hazard in turn."""
    names = list(HAZARDS)
    for index in range(count):
        name = names[index % len(names)]
        draw = Draw(LANGUAGES[language], random.Random(f"{seed}-{language}-{index}"))  # noqa: S311
        write, code = HAZARDS[name]
        text, claims = write(draw)
        publisher = "mod_russia" if language != "uk" else "example_outlet"
        if publisher == "example_outlet" and not any(m in text for m in MINISTRY):
            claims = [{k: v for k, v in row.items() if k != "claimant"} for row in claims]
        expect: dict[str, Any] = {"claims": claims, "complete": True, "hazards": [code]}
        status = STATUS.get(name, "parsed")
        if status:
            expect["status"] = status
        yield {
            "id": f"drawn-{language}-{seed}-{index}-{name}",
            "text": text,
            "lang": language,
            "published": draw.published.isoformat(),
            "publisher": publisher,
            "url": None,
            "expect": expect,
        }


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Write labelled statements drawn at random.")
    parser.add_argument("language", choices=sorted(LANGUAGES))
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    for row in generate(arguments.language, arguments.count, arguments.seed):
        print(json.dumps(row, ensure_ascii=False))
