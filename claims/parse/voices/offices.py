"""Whose office it is: the name of who holds it, and the region that it is of."""

from claims.model import Claimant
from claims.parse.mentions.mention import NOBODY, Speaker
from claims.parse.places.place import MOSCOW_REGION, Place, zones_of
from claims.parse.voices.doing import body_at_work
from claims.parse.voices.voice import Voices
from claims.parse.words.tokens import Token

_CODE_OF_COUNTRY = 2
_SIDES = frozenset({"RU", "UA"})
_FOREIGN = frozenset({"foreign", "other_country"})
_LEADS_OFFICE = frozenset({"adjective", "stop"})  # "Ukraine's deputy defence minister"
_LONGEST_RANK = 3
_IN_THE = frozenset({"in", "the"})
_AFTER_HEADING = frozenset({"dash", "bullet", "colon"})


def office_at(tokens: list[Token], i: int, original: str) -> tuple[str, tuple[str, ...]]:
    """Name and region of an office: «губернатор Брянской области Имя Фамилия»."""
    home: tuple[str, ...] = ()
    n = len(tokens)
    k = i + 1
    while k < n and ("of" in tokens[k].kinds or not _IN_THE.isdisjoint(tokens[k].traits)):
        k += 1
    if k + 1 < n and "quote" in tokens[k].kinds and isinstance(tokens[k + 1].value, Place):
        k += 1  # «администрация „ДНР“»
    if k < n and isinstance(tokens[k].value, Place) and tokens[k].value.kind == "ambiguous":
        tokens[k].kinds = {"home": ""}
        k += 1
    elif k < n and _is_of_several(tokens, k):
        return "", ()  # "the governors of Oryol and Lipetsk regions reported three each"
    elif k < n and isinstance(tokens[k].value, Place) and tokens[k].value.zones:
        home = _governed(tokens[k].value.zones, tokens[i])
        tokens[k].kinds = {"home": ""}
        k += 1
    elif i > 2 and _is_of_several(tokens, i - 3) and _agree(tokens[i - 3], tokens[i - 1]):
        return "", ()  # «Тульский и калужский губернаторы»
    elif i and isinstance(tokens[i - 1].value, Place) and tokens[i - 1].value.zones:
        home = _governed(tokens[i - 1].value.zones, tokens[i])
        tokens[i - 1].kinds = {"home": ""}
    if _is_named_behind(tokens, k):
        k += 1
        tokens[k + 1].kinds = {"home": ""}  # «губернатор Калужской области, Денис Орлов, …»
        name = original[tokens[k].start : tokens[k + 1].end]
        return name, home
    start = k
    while k < n and k < start + 3 and _may_be_name(tokens[k], is_first=k == start):
        k += 1
    name = original[tokens[start].start : tokens[k - 1].end] if k > start else ""
    return name, home


def _is_of_several(tokens: list[Token], k: int) -> bool:
    """Whether a place and another one, joined to it, stand at a position."""
    joined = [t for t in tokens[k : k + 4] if "the" not in t.traits]
    if len(joined) < 3 or "and" not in joined[1].kinds:
        return False
    first, second = zones_of(joined[0]), zones_of(joined[2])
    return bool(first) and bool(second) and first != second


def _agree(first: Token, second: Token) -> bool:
    """Whether two adjectives stand in one case."""
    return first.word[-2:] == second.word[-2:] and not first.word.isascii()


def is_of_other_country(tokens: list[Token], i: int) -> bool:
    """ "Poland's defence ministry", «Минобороны Турции»: a body that is not of the two sides."""
    before = tokens[i - 1] if i else None
    if before is not None:
        is_owned = not before.word.isascii() or "possessive" in before.traits
        if not _FOREIGN.isdisjoint(before.kinds) or (is_owned and _is_abroad(before)):
            return True
        if "its" in before.traits:  # "Latvia will send drones, its defence ministry said"
            return any(_is_abroad(t) and "over" not in t.kinds for t in tokens[:2])
    k = _past_of(tokens, i)
    is_joined = k > i + 1 or not tokens[i].word.isascii()
    return is_joined and k < len(tokens) and _is_abroad(tokens[k])


def of_other_side(tokens: list[Token], i: int, claimant: str) -> Claimant | None:
    """ "Ukraine's deputy minister", «Генштаб России»: whose body it is, if not who it seems."""
    return _OTHER_SIDE.get((_country_of(tokens, i), claimant))


_OTHER_SIDE: dict[tuple[str | None, str], Claimant] = {
    ("UA", "ru_mod"): "ua_official",
    ("UA", "ru_official"): "ua_official",
    ("UA", "ru_military_unnamed"): "ua_military_unnamed",
    ("RU", "ua_general_staff"): "ru_mod",
    ("RU", "ua_official"): "ru_official",
}


def _country_of(tokens: list[Token], i: int) -> str | None:
    k = i - 1
    while i - _LONGEST_RANK < k > 0 and tokens[k].word and tokens[k].kinds.keys() <= _LEADS_OFFICE:
        k -= 1
    before = tokens[k] if k >= 0 else None
    side = before.kinds.get("country_adjective") if before is not None else None
    if before is not None and side in _SIDES and "hostile" not in before.traits:
        return str(side)
    if before is not None and "possessive" in before.traits and _country(before):
        return _country(before)
    k = _past_of(tokens, i)
    if k == len(tokens):
        return None
    is_joined = k > i + 1 if tokens[i].word.isascii() else "owner" in tokens[k].traits
    return _country(tokens[k]) if is_joined else None


def _past_of(tokens: list[Token], i: int) -> int:
    """The position behind "of the", if it stands behind an office, else the next one."""
    k = i + 1
    while k < len(tokens) and ("of" in tokens[k].kinds or "the" in tokens[k].traits):
        k += 1
    return k


def _country(token: Token) -> str | None:
    zones = zones_of(token)
    return zones[0] if len(zones) == 1 and zones[0] in _SIDES else None


def _is_abroad(token: Token) -> bool:
    zones = zones_of(token)
    is_country = bool(zones) and len(zones[0]) == _CODE_OF_COUNTRY and zones[0] not in _SIDES
    return is_country or not _FOREIGN.isdisjoint(token.kinds)


def _governed(zones: tuple[str, ...], office: Token) -> tuple[str, ...]:
    """What an office is of: a governor of "the Moscow region" does not govern the city."""
    is_moscow = zones in (MOSCOW_REGION, ("RU-MOW",))
    is_of_oblast = (
        office.kinds.get("speaker") == "ru_governor" and "of_capital" not in office.traits
    )
    return ("RU-MOS",) if is_moscow and is_of_oblast else zones


def _is_named_behind(tokens: list[Token], k: int) -> bool:
    """Whether a comma stands at a position, and then a first name, a surname and a comma."""
    if k + 3 >= len(tokens) or "comma" not in tokens[k].kinds:
        return False
    first, second, mark = tokens[k + 1 : k + 4]
    is_name = _may_be_name(first, is_first=True) and second.capital and bool(second.word)
    is_free = not second.kinds or isinstance(second.value, Place)
    return is_name and is_free and "comma" in mark.kinds


def _may_be_name(token: Token, is_first: bool) -> bool:
    """A capital word that no table knows; behind a first name also one like «Малков»."""
    is_free = not token.kinds or not (
        is_first or token.kinds.keys() - {"adjective", "place", "stop", "governor", "speaker"}
    )
    return token.capital and is_free and bool(token.word) and not isinstance(token.value, Place)


def heading(tokens: list[Token]) -> tuple[str, ...]:
    """The region at the head of a line: "Tula — the head of the region reported …"."""
    start = 1 if "line" in tokens[0].kinds else 0
    if start + 1 >= len(tokens) or _AFTER_HEADING.isdisjoint(tokens[start + 1].kinds):
        return ()
    place = tokens[start].value
    return place.zones if isinstance(place, Place) else ()


def is_bare_office(tokens: list[Token], i: int, last: Speaker) -> bool:
    """«Губернаторы отчитались: калужский — о трёх, тульский — о семи»: an adjective alone."""
    if last.claimant != "ru_governor" or i + 1 >= len(tokens):
        return False
    following = tokens[i + 1].kinds
    is_led = i and not {"over", "in", "of"}.isdisjoint(tokens[i - 1].kinds)
    is_surname = i and tokens[i - 1].capital and tokens[i].capital  # «Роман Псковский»
    if is_led or is_surname or "office_adjective" not in tokens[i].traits:
        return False
    if not zones_of(tokens[i]):
        return False
    told = tokens[i + 2 : i + 3]  # «— о трёх», «— ни об одном»
    is_told = any("speaking_of" in t.traits or "zero" in t.kinds for t in told)
    return "say" in following or ("dash" in following and is_told)


def body_meant(tokens: list[Token], i: int, voices: Voices) -> Speaker:
    """ "The department": the body named last; without one the ministry, or that of a field.

    "The agriculture department" is told by a word of no table before it.
    """
    at_work = body_at_work(tokens[:i])
    if voices.body is not NOBODY or at_work:
        return voices.body if not at_work else Speaker(at_work, "official_body")
    field = tokens[i - 1]
    may_be_field = i > 0 and bool(field.word) and not field.kinds
    is_of_field = may_be_field and (field.word.isascii() or "adjectival" in field.traits)
    return Speaker("ru_official" if is_of_field else "ru_mod", "official_body")
