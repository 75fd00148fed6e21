"""Places of a number of which another is a share: "seven of the 19 drones downed over …"."""

from claims.parse.mentions.draft import CLAUSE_ENDS, Draft, PlaceList
from claims.parse.mentions.mention import Mention

_PREDICATES = frozenset({"was", "regular_past", "past", "flew", "fell"})
_MARKS = CLAUSE_ENDS - {"while"}  # "of the ten drones which were downed over …"
_OPENS = frozenset({"comma", "speaker"})  # "the 12 drones the ministry says were downed over …"
_NO_PREDICATE = CLAUSE_ENDS | {"and", "over", "dash", "say", "according", "speaker", "open"}


def give_country(draft: Draft) -> None:
    """ "A quarter of the 40 drones downed over Russia fell over Crimea": Russia is of the 40."""
    for k, (_, whole, _) in enumerate(draft.elements[:-2]):
        country, place = (draft.elements[k + step][1] for step in (1, 2))
        if not (isinstance(whole, Mention) and isinstance(country, PlaceList)):
            continue
        is_russia = all(p.kind == "country" and p.zones == ("RU",) for p in country.places)
        if whole.is_of_total and is_russia and isinstance(place, PlaceList):
            whole.places, country.owner = list(country.places), whole
            del draft.elements[k + 1]
            return


def is_place_of_whole(draft: Draft, i: int, at: int) -> bool:
    """«Из десяти дронов, что сбили над Рязанской областью, три …»: the place of the whole.

    So too "of the ten drones downed over Ryazan Oblast, three …".
    """
    is_relative = "comma" in draft.kinds[i + 1] or "that" in draft.tokens[i + 1].traits
    start = i + 1 + is_relative
    end = at + 1 + ("time" in draft.kinds[at + 1])
    if _describes(draft, i, at):
        return True
    is_closed = "comma" in draft.kinds[end]  # "among the 15 shot down over Tula were four …"
    is_told = any("was" in t.traits for t in draft.tokens[end : end + 1])
    is_closed = is_closed or (is_told and "count" in draft.kinds[end + 1])
    if not (is_closed and (is_relative or "outcome" in draft.kinds[start])):
        return False
    return _tells_downing(draft, start, at)


def is_place_of_base(draft: Draft, i: int, at: int) -> bool:
    """ "Seven of the 19 drones that it shot down over Tula Oblast were decoys": of the 19."""
    if _describes(draft, i, at):
        return True
    first = draft.tokens[i + 1 + ("the" in draft.tokens[i + 1].traits)]
    is_clause = not _OPENS.isdisjoint(first.kinds) or "relative_that" in first.traits
    is_described = "outcome" in first.kinds and "participle" in first.traits
    end = at + 1
    while "time" in draft.kinds[end]:
        end += 1
    if "comma" in first.kinds and "comma" in draft.kinds[end]:
        end += 1 + ("dash" in draft.kinds[end + 1])
    if not (is_clause or is_described) or end >= draft.n:
        return False
    behind = draft.tokens[end]
    has_predicate = _NO_PREDICATE.isdisjoint(behind.kinds)
    if is_described:
        has_predicate = has_predicate and not _PREDICATES.isdisjoint(behind.traits)
    start = i + 1 + ("comma" in first.kinds)
    return has_predicate and _tells_downing(draft, start, at)


def is_described_there(draft: Draft, i: int, at: int) -> bool:
    """«Про шість дронів, збитих над Орловською областю, звітує …»: the place of the count at i."""
    comma, verb = draft.kinds[i + 1], draft.tokens[min(i + 2, draft.n - 1)]
    is_described = "comma" in comma and "participle" in verb.traits
    return is_described and _tells_downing(draft, i + 2, at)


def _describes(draft: Draft, i: int, at: int) -> bool:
    """«19 сбитых над Тульской областью дронов»: a participle with its place before the noun."""
    if "downed" not in draft.tokens[i + 1].traits or "outcome" not in draft.kinds[i + 1]:
        return False
    is_noun = "subject" in draft.kinds[at + 1]
    return is_noun and all(CLAUSE_ENDS.isdisjoint(kinds) for kinds in draft.kinds[i + 2 : at])


def _tells_downing(draft: Draft, start: int, end: int) -> bool:
    """Whether a clause without marks tells of downing."""
    clause = draft.kinds[start:end]
    tells = any(str(kinds.get("outcome", "")).startswith("destroyed") for kinds in clause)
    return tells and all(_MARKS.isdisjoint(kinds) for kinds in clause)
