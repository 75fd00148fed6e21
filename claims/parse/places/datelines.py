"""Where a text was written, at its head or before an agency: no place of a claim."""

import itertools

from claims.parse.words.tokens import Token, kinds_of
from geo.gazetteer import PlaceForm

_DATELINE_ENDS = frozenset({"comma", "stop_mark", "open", "bullet", "dash"})


def blank_datelines(tokens: list[Token], text: str) -> None:
    """«МОСКВА, 5 марта — …», "KYIV (Agency) -": where it was written is no place of a claim."""
    starts = {0}
    if "\n" in text:
        starts |= {i + 1 for i, t in enumerate(tokens) if t.word[:1] == "\n"}
    for i, (mark, agency) in enumerate(itertools.pairwise(tokens[1:])):
        if "open" in mark.kinds and "relay" in agency.kinds:
            starts.add(i)  # "BELGOROD (TASS): three drones … TULA (RIA): two drones …"
    for i in (k for start in sorted(starts) for k in (start, start + 2)):
        if i + 1 >= len(tokens):
            return
        form = tokens[i].kinds.get("place")
        after = tokens[i + 1].kinds
        if i not in starts and _DATELINE_ENDS.isdisjoint(tokens[i - 1].kinds):
            continue
        is_second = i not in starts and "place" in tokens[i - 2].kinds  # «Тула, Калуга. По три …»
        is_listed = "dash" in after and any(
            "digits" in t.kinds or "number" in t.kinds for t in tokens[i + 2 : i + 3]
        )
        if (
            not isinstance(form, PlaceForm)
            or is_listed
            or is_second
            or _DATELINE_ENDS.isdisjoint(after)
        ):
            continue
        is_capital = form.zones[:1] in (("RU-MOW",), ("UA-30",), ("RU-SPE",))
        is_shouted = text[tokens[i].start : tokens[i].end].isupper()
        if (is_capital and "stop_mark" in after) or (
            is_shouted and (is_capital or form.kind == "city")
        ):
            tokens[i] = Token(tokens[i].start, tokens[i].end, {}, capital=tokens[i].capital)


def blank_titles(tokens: list[Token]) -> None:
    """«Как пишет „Вечерний курьер“», «газета „Утро Сибири“»: no evening, no place of a claim."""
    marks = [i for i, t in enumerate(tokens) if "quote" in t.kinds]
    for opening, closing in itertools.pairwise(marks):
        inner = tokens[opening + 1 : closing]
        lead = tokens[opening - 1].kinds if opening else {}
        told = kinds_of(inner)
        is_named = not _NAMES_TITLE.isdisjoint(lead) and _NO_TITLE.isdisjoint(told)
        if is_named and 0 < len(inner) <= _LONGEST_TITLE and inner[0].capital:
            for token in inner:
                token.kinds = {"stop": ""}


_NAMES_TITLE = frozenset({"say", "relay"})
_NO_TITLE = frozenset(
    {"digits", "number", "outcome", "subject", "zero", "vague", "speaker", "stop_mark", "comma"}
)
_LONGEST_TITLE = 3
