"""The facts that composed articles hold: each is one function that tells it and labels it.

A fact draws its places and numbers from the article, so that no region is named by two facts,
but for the ministry's breakdown, which may name the region of the first governor.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from tests.statements.generate import Claims, Draw, Drawn, claim
from tests.statements.words import Place

# where a governor's "22:00" need not be Moscow's
OTHER_CLOCKS = {"RU-SAM", "RU-SAR", "RU-ULY", "RU-AST", "RU-ORE", "RU-SVE", "RU-CHE"}
RUSSIA = Place("RU", "", "")
OTHER_WEAPONS = {
    "four_bombs": ("other", 4),
    "five_bombs": ("other", 5),
    "two_rockets": ("missile", 2),
}
Window = dict[str, str]


@dataclass
class Article(Draw):
    """An article in the making: its regions not named yet, and what its headline may say."""

    unnamed: list[Place] = field(init=False)
    noise: list[str] = field(init=False)
    home: Place = field(init=False)
    is_home_named: bool = False
    headline_total: int | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        self.published = self.published.replace(hour=12, minute=30)
        if self.published.day == 1:  # "on the night of 4–5 March" needs one month
            self.published += timedelta(days=1)
        near = [place for place in self.words.oblasts if place.code not in OTHER_CLOCKS]
        self.unnamed = self.random.sample(near, len(near))
        self.noise = self.random.sample(self.words.phrases["noise"], 2)
        self.home = self.unnamed.pop()

    def governed(self) -> Place:
        """A region for a governor: the first one's may also stand in the ministry's breakdown."""
        if self.is_home_named:
            return self.unnamed.pop()
        self.is_home_named = True
        return self.home

    def many(self, low: int, high: int, plus: int = 0) -> int:
        """A number that, with `plus`, takes the plural of "drones" in every language."""
        return self.random.choice([n for n in range(low, high + 1) if takes_plural(n + plus)])

    def tell(self, key: str, *places: Place, **numbers: int | str) -> str:
        """A phrase of the table, its numbers in figures (in English also in words)."""
        slots: dict[str, object] = {}
        for name, number in numbers.items():
            is_word = isinstance(number, str) or self.words.lang != "en"
            said = str(number) if is_word else self.n(int(number))
            slots |= {name: said, name.upper(): capital(said)}
        for index, place in enumerate(places, 1):
            slots |= {f"over{index}": place.over, f"of{index}": place.of}
        return capital(self.say(key, **slots))

    def between(self, start: float, end: float) -> Window:
        """The window between two hours, counted from the midnight before publication."""
        midnight = self.published.replace(hour=0, minute=0)
        return {
            "window_start": (midnight + timedelta(hours=start)).isoformat(),
            "window_end": (midnight + timedelta(hours=end)).isoformat(),
        }

    def night(self) -> Window:
        return self.between(-4, 7)


def takes_plural(number: int) -> bool:
    return number % 10 in (0, 5, 6, 7, 8, 9) or 11 <= number % 100 <= 14


def capital(text: str) -> str:
    return text[0].upper() + text[1:]


def count(place: Place, number: int, **more: Any) -> dict[str, Any]:
    """A count whose role a careful reader may dispute: the label leaves it open."""
    label = claim("", [place], number, **more)
    del label["role"]
    return label


def by_governor(place: Place, number: int, **more: Any) -> dict[str, Any]:
    return count(place, number, claimant="ru_governor", **more)


def governors_total(place: Place, number: int, **more: Any) -> dict[str, Any]:
    return claim("total", [place], number, claimant="ru_governor", **more)


def one_of(first: Window | None, *others: Window) -> dict[str, Any]:
    """A window that may be any of these; `None` is unknown time."""
    windows = [first or {}, *others]
    label: dict[str, Any] = {}
    for key in ("window_start", "window_end"):
        label |= {key: windows[0].get(key), f"{key}_also": [w.get(key) for w in windows[1:]]}
    return label


# --- what governors say


def governor(article: Article) -> Drawn:
    place, n = article.governed(), article.many(5, 14)
    return article.tell("governor", place, n=n), [governors_total(place, n)]


def governor_within_hours(article: Article) -> Drawn:
    place, n = article.governed(), article.many(5, 14)
    label = governors_total(place, n, **article.between(-2, 4))
    return article.tell("within_hours", place, n=n), [label]


def two_neighbours(article: Article) -> Drawn:
    """The second governor's words lean on the first's ("in Tula it was seven")."""
    text, claims = governor(article)
    place, n = article.unnamed.pop(), article.many(5, 14)
    text = f"{text} {article.tell('colleague', place, n=n)}"
    return text, [*claims, governors_total(place, n)]


def corrected(article: Article) -> Drawn:
    """A count that its speaker sets right: only the later number holds."""
    text, (first,) = article.random.choice((governor, governor_within_hours))(article)
    n = article.many(15, 19)
    return f"{text} {article.tell('correction', n=n)}", [first | {"low": n, "high": n}]


def single_drone(article: Article) -> Drawn:
    place = article.governed()
    return article.tell("single", place), [governors_total(place, 1)]


def shot_and_jammed(article: Article) -> Drawn:
    place, n, k = article.governed(), article.many(5, 14), article.many(5, 9)
    return article.tell("shot_and_jammed", place, n=n, k=k), [
        by_governor(place, n),
        by_governor(place, k, outcome="suppressed"),
    ]


def drones_and_missiles(article: Article) -> Drawn:
    place, n, k = article.governed(), article.many(5, 14), article.many(5, 9)
    return article.tell("drones_and_missiles", place, n=n, k=k), [
        by_governor(place, n),
        by_governor(place, k, subject="missile"),
    ]


def of_those_that_came(article: Article) -> Drawn:
    place, n = article.governed(), article.many(5, 14)
    a = n + article.many(5, 9, plus=n)
    came = by_governor(place, a, outcome="launched", optional=True)
    text = article.tell("of_those_that_came", place, n=n, a=a)
    return text, [by_governor(place, n), came]


def casualties(article: Article) -> Drawn:
    place, n = article.governed(), article.many(5, 14)
    return article.tell("casualties", place, n=n), [by_governor(place, n)]


def in_two_pieces(article: Article) -> Drawn:
    """A region's count split by district or by time of day; the pieces need not be found."""
    place, n = article.governed(), article.many(5, 9)
    a = article.many(10, 14, plus=n)
    whole = by_governor(place, n + a)
    pieces = [by_governor(place, v, optional=True) for v in (n, a)]
    key = article.random.choice(["districts", "night_and_morning"])
    if key == "night_and_morning":
        whole |= one_of(None, article.between(-4, 24))
        pieces = [pieces[0] | article.night(), pieces[1] | article.between(0, 24)]
    return article.tell(key, place, n=n, a=a, s=n + a), [whole, *pieces]


def bound(article: Article) -> Drawn:
    place, n = article.governed(), article.many(5, 14)
    key = article.random.choice(["at_least", "more_than"])
    low = n + 1 if key == "more_than" else n
    bounds = {"low": low, "high": None, "qualifier": "at_least"}
    return article.tell(key, place, n=n), [governors_total(place, n) | bounds]


def tally(article: Article) -> Drawn:
    """ "By 9:00": where the tally begins is not told."""
    place, n = article.governed(), article.many(5, 14)
    end = article.between(0, 9)["window_end"]
    return article.tell("tally", place, n=n), [governors_total(place, n, window_end=end)]


def two_governors(article: Article) -> Drawn:
    places = [article.governed(), article.unnamed.pop()]
    n, a = article.many(5, 9), article.many(10, 14)
    return article.tell("two_governors", *places, n=n, a=a), [
        by_governor(place, number) for place, number in zip(places, (n, a), strict=True)
    ]


def none_shot_down(article: Article) -> Drawn:
    place = article.governed()
    return article.tell("none", place), [governors_total(place, 0)]


# --- what the ministry says


def breakdown(article: Article, kept: int) -> tuple[list[Place], list[int]]:
    """The first places of three and their numbers; the sum of all three takes the plural."""
    words = article.words
    first, second, third = (article.unnamed.pop() for _ in range(3))
    others = [place for place in words.others if "+" not in place.code]
    places = [first, article.random.choice([second, *words.seas, *others]), third]
    if article.random.random() < 0.45:
        places[article.random.choice([0, 2])] = article.home
    a, b = article.many(15, 19), article.many(10, 14)
    return places[:kept], [a, b, article.many(5, 9, plus=a + b)][:kept]


def split_labels(
    total: int, places: list[Place], parts: list[int], window: Window, *, is_open: bool
) -> Claims:
    """The labels of a total and its parts; an open list leaves the total to all Russia."""
    whole = claim("total", [RUSSIA] if is_open else places, total, **window)
    each = zip(places, parts, strict=True)
    return [whole, *(claim("part", [place], number, **window) for place, number in each)]


def said_parts(article: Article, numbers: list[int]) -> dict[str, str]:
    """The numbers of a list, in figures or words, under their names in the table."""
    return {name: article.n(number) for name, number in zip("abc", numbers, strict=False)}


def headed(article: Article, key: str, lists: list[str]) -> Drawn:
    """The ministry's total, followed by one of these lists of its parts, or by none."""
    window = article.night() if key == "ministry_night" else {}
    style = article.random.choice(lists)
    kept = {"split": 3, "open_two": 2, "open_one": 1, "": 0}[style]
    places, parts = breakdown(article, kept)
    total = sum(parts)
    if style != "split":  # the rest is less than the first part: "most of them" is true
        total += article.many(3, 14, plus=total) if style else article.many(30, 90)
    tail = article.tell(style, *places, **said_parts(article, parts)) if style else "."
    article.headline_total = total
    text = article.tell(key, t=total) + tail
    return text, split_labels(total, places, parts, window, is_open=style != "split")


def bulletin(article: Article) -> Drawn:
    key = article.random.choice(["ministry", "ministry", "ministry_night"])
    return headed(article, key, ["split", "split", "open_two", "open_one", ""])


def another_figure(article: Article) -> Drawn:
    """ "The ministry gave a different figure": behind another's, and with a list of its own."""
    text, claims = governor(article)
    other, more = headed(article, "another_figure", ["split", "open_two", "open_one"])
    return f"{text} {other}", [*claims, *more]


def each(article: Article) -> Drawn:
    places, (a, _, _) = breakdown(article, 3)
    e = article.random.choice([n for n in range(5, 10) if takes_plural(a + 2 * n)])
    said = {"a": article.n(a), "e": article.words.each_number(article.random, e)}
    article.headline_total = total = a + 2 * e
    text = article.tell("each", *places, t=total, **said)
    return text, split_labels(total, places, [a, e, e], article.night(), is_open=False)


def dated(article: Article) -> Drawn:
    """A night told by its date, by its hours, or within a quotation."""
    key = article.random.choice(["dated_night", "dated_hours", "quoted_night"])
    kept = {"dated_night": 3, "dated_hours": 1, "quoted_night": 0}[key]
    places, parts = breakdown(article, kept)
    day = article.published.day
    dates = {"day": str(day), "before": str(day - 1)}
    month = article.words.months[article.published.month - 1]
    rest = 0 if kept == 3 else article.many(20, 60, plus=sum(parts))
    article.headline_total = total = sum(parts) + rest
    said = said_parts(article, parts)
    text = article.tell(key, *places, t=total, month=month, **dates, **said)
    return text, split_labels(total, places, parts, article.night(), is_open=kept < 3)


def bulletin_and_more(article: Article) -> Drawn:
    """A bulletin and what follows it: other weapons, a later post, a look back."""
    text, claims = article.random.choice([bulletin, bulletin, each, dated])(article)
    is_night = "window_start" in claims[0]
    follow = [other_weapons, later, look_further_back if is_night else look_back]
    chosen = sorted(article.random.sample(range(3), article.random.choice([1, 1, 2])))
    for index in chosen:
        more, labels = follow[index](article)
        text, claims = f"{text} {more}", [*claims, *labels]
    return text, claims


def other_weapons(article: Article) -> Drawn:
    key = article.random.choice(list(OTHER_WEAPONS))
    subject, number = OTHER_WEAPONS[key]
    label = count(RUSSIA, number, subject=subject)
    del label["zones"]  # with the places of the bulletin, or with none
    return article.tell(key), [label]


def later(article: Article) -> Drawn:
    place, n = article.unnamed.pop(), article.many(5, 14)
    label = claim("total", [place], n, **article.between(8, 10.5))
    return article.tell("later", place, n=n), [label]


def look_back(article: Article) -> Drawn:
    """The count of the day before: that day's, or the night's that ended on it."""
    n = article.many(40, 79)
    ends = article.between(-24, 0), article.between(-28, -17)
    return article.tell("look_back", n=n), [count(RUSSIA, n, **one_of(None, *ends))]


def look_further_back(article: Article) -> Drawn:
    """Beside a night, "the previous night" is the one before it."""
    if article.random.random() < 0.6:
        return look_back(article)
    n = article.many(40, 79)
    before = one_of(None, article.between(-28, -17))
    return article.tell("night_before", n=n), [count(RUSSIA, n, **before)]


def half_and_half(article: Article) -> Drawn:
    a, b = article.unnamed.pop(), article.unnamed.pop()
    half = article.random.choice([7, 8, 9, 10, 13, 14])
    labels = split_labels(2 * half, [a, b], [half, half], article.night(), is_open=False)
    return article.tell("half", a, b, e=2 * half), labels


def as_many(article: Article) -> Drawn:
    a, b, n = article.unnamed.pop(), article.unnamed.pop(), article.many(5, 14)
    return article.tell("as_many", a, b, n=n), [count(a, n), count(b, n)]


def ministry_and_governor(article: Article) -> Drawn:
    """Two speakers in one sentence."""
    place, n, t = article.governed(), article.many(5, 9), article.many(60, 90)
    text = article.tell("both", place, n=n, t=t)
    return text, [governors_total(place, n), claim("total", [RUSSIA], t)]


def two_of_one_region(article: Article) -> Drawn:
    place, n, b = article.governed(), article.many(5, 9), article.many(15, 19)
    text = article.tell("both_of_region", place, n=n, b=b)
    return text, [governors_total(place, n), claim("total", [place], b)]


def named_weapons(article: Article) -> Drawn:
    place, n = article.unnamed.pop(), article.many(5, 14)
    return article.tell("weapons", place, n=n), [count(place, n)]


def missiles_too(article: Article) -> Drawn:
    place, n = article.unnamed.pop(), article.many(5, 14)
    labels = [count(place, n), count(place, 2, subject="missile")]
    return article.tell("missiles_too", place, n=n), labels


def bound_for_moscow(article: Article) -> Drawn:
    """Moscow is where they flew, not where they fell; that part need not be found."""
    place, a = article.unnamed.pop(), article.many(10, 14)
    s = a + article.many(5, 9, plus=a)
    return article.tell("bound_for_moscow", place, a=a, s=s), [
        count(place, s),
        claim("subset", [place], a, optional=True),
    ]


def sent_and_shot_down(article: Article) -> Drawn:
    t = article.many(60, 90)
    rest = article.many(5, 9, plus=t)
    key = article.random.choice(["launched", "launched_rest_jammed"])
    labels = [
        count(RUSSIA, t),
        count(RUSSIA, t + rest, outcome="launched", optional=True),
    ]
    if key == "launched_rest_jammed":
        labels.append(count(RUSSIA, rest, outcome="suppressed", optional=True))
    return article.tell(key, t=t, q=t + rest), labels


def two_raids(article: Article) -> Drawn:
    a, b = article.unnamed.pop(), article.unnamed.pop()
    n, more = article.many(5, 9), article.many(10, 14)
    key = article.random.choice(["two_raids", "night_and_hours"])
    second = article.between(0, 24) if key == "two_raids" else article.between(9, 11)
    return article.tell(key, a, b, n=n, a=more), [
        count(a, n, **article.night()),
        count(b, more, **second),
    ]


def seas(article: Article) -> Drawn:
    n, a = article.many(5, 9), article.many(10, 14)
    key = article.random.choice(["black_sea_and_crimea", "crimea_and_azov"])
    codes = ["SEA-BLACK", "UA-43"] if key == "black_sea_and_crimea" else ["UA-43", "SEA-AZOV"]
    labels = [count(Place(code, "", ""), v) for code, v in zip(codes, (n, a), strict=True)]
    return article.tell(key, n=n, a=a), labels


# --- what others say


def outlet(article: Article) -> Drawn:
    place, n = article.unnamed.pop(), article.many(5, 14)
    label = claim("total", [place], n, claimant="independent_media")
    return article.tell("outlet", place, n=n), [label]


def air_force(article: Article) -> Drawn:
    """What Ukraine downs is no count of Russia's; it may be found as Ukraine's."""
    n, m = article.many(30, 50), article.many(60, 90)
    ukraine = Place("UA", "", "")
    return article.tell("air_force", n=n, m=m), [
        count(ukraine, number, claimant="ua_official", optional=True) for number in (n, m)
    ]


def without_number(article: Article) -> Drawn:
    return article.tell("without_number", article.unnamed.pop()), []


def noise(article: Article) -> Drawn:
    """Hours, people and things that are no count of drones; no sentence twice."""
    return article.noise.pop(), []


Fact = Callable[[Article], Drawn]
GOVERNORS: list[Fact] = [
    governor,
    governor,
    governor_within_hours,
    two_neighbours,
    corrected,
    single_drone,
    shot_and_jammed,
    drones_and_missiles,
    of_those_that_came,
    casualties,
    in_two_pieces,
    bound,
    tally,
    two_governors,
    none_shot_down,
]
BULLETINS: list[Fact] = [bulletin, bulletin, each, dated, another_figure, bulletin_and_more]
OF_THE_MINISTRY: list[Fact] = [
    half_and_half,
    as_many,
    ministry_and_governor,
    two_of_one_region,
    named_weapons,
    missiles_too,
    bound_for_moscow,
    sent_and_shot_down,
    two_raids,
    seas,
]
