"""One sentence → mentions: its counts with their places, verbs and nouns."""

import itertools

from claims.parse.binding import bind_places
from claims.parse.collect import LIST_GLUE, collect_elements
from claims.parse.draft import Draft, PlaceList, SentenceReading, kinds_at
from claims.parse.mentions import Mention
from claims.parse.places import Place
from claims.parse.tokens import Token
from claims.parse.verbs import find_outcomes, find_subjects

_AFTER_NTH = frozenset({"dash", "aux", "count", "outcome", "comma", "colon"})


def read_sentence(tokens: list[Token], default_subject: str) -> SentenceReading:
    """The mentions of a sentence whose tokens are folded into counts and places."""
    draft = collect_elements(tokens)
    bind_places(draft)
    find_outcomes(draft)
    find_subjects(draft, default_subject)
    _subtract_exceptions(draft)
    reading = draft.reading
    reading.mentions = draft.mentions
    reading.place_lists = [e for _, e, _ in draft.elements if isinstance(e, PlaceList)]
    return reading


def name_places_by_order(tokens: list[Token], listed: list[Place]) -> list[Place]:
    """«Над Тульской и Рязанской: на первую пришлось шесть, на вторую — три».

    `listed` are the places listed last before the sentence; gives those listed last in it.
    """
    for i, token in enumerate(tokens):
        before, after = kinds_at(tokens, i - 1), kinds_at(tokens, i + 1)
        if isinstance(token.value, Place):
            goes_on = not LIST_GLUE.isdisjoint(before)
            listed = [*listed, token.value] if goes_on else [token.value]
        elif "nth" in token.kinds and len(listed) > 1 and not _AFTER_NTH.isdisjoint(after):
            n = int(str(token.kinds["nth"]))
            if n <= len(listed) and ("over" in before or "in" in before):
                token.kinds, token.value = {"place": ""}, listed[n - 1]
    return listed


def _subtract_exceptions(draft: Draft) -> None:
    """ "All but three of the 20 drones": seventeen."""
    for (_, m, _), (_, base, _) in itertools.pairwise(draft.elements):
        if not (isinstance(m, Mention) and m.is_exception and isinstance(base, Mention)):
            continue
        few, all_of_them = m.quantity.low, base.quantity.low
        if m.is_exact and base.is_exact and few is not None and all_of_them is not None:
            left = max(0, all_of_them - few)
            m.quantity = m.quantity._replace(low=left, high=left)
            m.notes.append(f"all but {few} of {all_of_them}: {all_of_them} − {few}")
