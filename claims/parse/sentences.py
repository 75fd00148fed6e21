"""One sentence → mentions: each count is bound to the places of its own clause."""

import itertools
from dataclasses import dataclass, field
from typing import Any

from claims.model import Outcome, Subject
from claims.parse.mentions import Mention
from claims.parse.places import Place
from claims.parse.quantities import Counted, Quantity
from claims.parse.tokens import Token

# How strongly a mark or word parts a count from a place. At FAR and above they never belong
# together; TIGHT and below they surely do.
TIGHT = 1.0
FAR = 5.0
_GAPS = {
    "comma": 2.0,
    "and": 1.9,
    "colon": 3.0,
    "while": 3.0,
    "with": 3.0,
    "line": 4.0,
    "semicolon": 5.0,
    "bullet": 5.0,
    "dash": 0.5,
    "open": 1.5,
    "close": 1.5,
    "of_them": 3.0,
    "mostly": 5.0,
    "including": 3.0,
    "speaker": 0.6,
    "another": 0.1,
    "total": 0.1,
}
_LIST_GLUE = frozenset(
    [
        "comma",
        "and",
        "over",
        "in",
        "territory",
        "region_noun",
        "home",
        "quote",
        "or",
        "another",
        "including",
        "region_anaphora",
    ]
)
_ROLE_KINDS = ("goal", "origin", "aside", "border_of")
_FLAGS = frozenset(
    [
        "another",
        "including",
        "of_them",
        "mostly",
        "total",
        "instead",
        "wrong",
        "correction",
        "jointly",
        "figure",
        "all_but",
    ]
)
_GROUP_ENDS = frozenset({"semicolon", "line", "colon"})
_ROLE_ENDS = frozenset({"outcome", "say", "speaker", "subject"})
# Kinds that a reader of counts and places acts upon; tokens without one are passed by.
_ACTIVE = (
    frozenset(_GAPS)
    | frozenset(_ROLE_KINDS)
    | _FLAGS
    | _ROLE_ENDS
    | frozenset(
        [
            "count",
            "place",
            "each",
            "each_of",
            "rest",
            "same",
            "fraction",
            "region_number",
            "of",
            "from",
            "near",
            "over",
            "in",
            "doer",
            "all_of_them",
            "respectively",
            "hypothetical",
            "condition",
            "denied",
            "intent",
            "assessment",
            "unrelated",
        ]
    )
)
_PARTICIPLES = ("енных", "анных", "итых", "енными", "анными", "итыми", "ених", "аних", "итих")
SINGULAR_NOTE = "one by the singular: the text gives no numeral"


@dataclass(slots=True)
class PlaceList:
    """Places that stand in one list, with the way they are spoken of."""

    places: list[Place]
    starts: list[int]
    has_preposition: list[bool]
    start: int
    end: int
    role: str = ""
    is_each: bool = False
    is_over: bool = False
    group: int = 0
    owner: "Mention | None" = None

    def split_at(self, k: int) -> "PlaceList":
        """Cut the list: keeps the first k places and gives the others."""
        tail = PlaceList(
            self.places[k:],
            self.starts[k:],
            self.has_preposition[k:],
            self.starts[k],
            self.end,
            self.role,
            self.is_each,
            self.is_over,
            self.group,
        )
        self.places, self.starts = self.places[:k], self.starts[:k]
        self.has_preposition = self.has_preposition[:k]
        self.is_each = False
        return tail


@dataclass(slots=True)
class SentenceReading:
    """The mentions of a sentence and what could not be read in it."""

    mentions: list[Mention] = field(default_factory=list)
    place_lists: list[PlaceList] = field(default_factory=list)
    unknown_words: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    outcomes: set[str] = field(default_factory=set)
    subjects: set[str] = field(default_factory=set)
    has_all_of_them: bool = False
    all_subject: str = ""  # «все ракеты», "both missiles": a number told before
    has_respectively: bool = False
    is_hypothetical: bool = False
    is_negated: bool = False
    has_drones: bool = False


_ALL = frozenset(["all", "все", "всі", "усі"])
_SAME = frozenset(
    [
        "the",
        "these",
        "those",
        "same",
        "both",
        "этими",
        "теми",
        "же",
        "обоими",
        "обеими",
        "цими",
        "тими",
        "обома",
    ]
)


def plain_outcome(kinds: dict[str, Any]) -> str:
    """The outcome that a token names, without the mark of the singular."""
    return str(kinds["outcome"]).split("/")[0]


def _imply_another(tokens: list[Token]) -> None:
    """ "A drone was shot down over Tula and another over Kaluga": one more without its noun."""
    for i, token in enumerate(tokens):
        following = [t.kinds for t in tokens[i + 1 : i + 4]]
        if token.word != "another" or not following or following[0].keys() & _COUNTED_THINGS:
            continue
        near = itertools.takewhile(lambda kinds: "comma" not in kinds, following)
        if any("over" in kinds for kinds in near):
            quantity = Quantity(1, 1, "exact", "“another”: one more")
            token.value = Counted(quantity, is_implied=True, is_another=True)
            token.kinds = {"count": ""}


_COUNTED_THINGS = frozenset({"count", "subject", "number", "digits", "adjective", "noise"})


def imply_counts(tokens: list[Token], is_first: bool) -> None:
    """Mark a singular noun without numeral as a count of one, in a clause that has no count.

    `is_first`: no count stands before this sentence, so "the drone" is not one already told.
    """
    _imply_another(tokens)
    ends = [i for i, t in enumerate(tokens) if not _IMPLIED_ENDS.isdisjoint(t.kinds)]
    bounds = [-1, *ends, len(tokens)]
    for a, b in itertools.pairwise(bounds):
        clause = tokens[a + 1 : b]
        nouns = [t for t in clause if "subject" in t.kinds]
        nouns = [t for t in nouns if t.kinds["subject"] != "target"] or nouns
        if len(nouns) != 1 or any(not _COUNTING.isdisjoint(t.kinds) for t in clause):
            continue
        noun = nouns[0]
        subject, _, number = str(noun.kinds["subject"]).partition("/")
        at = next(k for k in range(a + 1, b) if tokens[k] is noun)
        is_listed = (
            at + 1 < b and "over" in tokens[at + 1].kinds and _has_article(tokens, at, is_first)
        ) or (a >= 0 and at == a + 1 and "and" in tokens[a].kinds and number == "1")
        verbs = [
            t
            for t in (tokens[:at] if is_listed else clause)  # "three over X and a UAV over Y"
            if "outcome" in t.kinds and plain_outcome(t.kinds) not in ("launched",)
        ]
        if not verbs and at == a + 1 and number == "1" and _joins_count(tokens, a):
            verbs = [
                t for t in tokens[:a] if str(t.kinds.get("outcome", "")).startswith("destroyed")
            ]
        is_resumed = not verbs
        if is_resumed:
            verbs = _verbs_of_pronoun(tokens, b) or _verb_behind_insertion(tokens, b)
        if not verbs:
            continue
        is_singular = number == "1" and _has_article(tokens, at, is_first)
        if noun.word in _UNCHANGING and any(str(v.kinds["outcome"]).endswith("/1") for v in verbs):
            is_singular = not any(t.word in ("бпла", "бла") and t is not noun for t in clause)
        if subject == "target":
            is_singular = False
        if is_singular and not (at + 1 < len(tokens) and "noise" in tokens[at + 1].kinds):
            noun.value = Counted(
                Quantity(1, 1, "exact", SINGULAR_NOTE),
                subject,
                subjects=(subject,),
                is_implied=True,
                outcome="destroyed" if is_resumed else "",
            )
            noun.kinds = {"count": ""}


def _joins_count(tokens: list[Token], i: int) -> bool:
    """«сбиты три коптера и метеозонд»: "and" right behind a count."""
    return i > 0 and "and" in tokens[i].kinds and "count" in tokens[i - 1].kinds


def _verbs_of_pronoun(tokens: list[Token], end: int) -> list[Token]:
    """«Дрон не долетел до цели: его сбили»: the verb of a pronoun that stands for the noun."""
    for k in range(end + 1, min(end + 4, len(tokens) - 1)):
        if tokens[k].word in _PRONOUNS:
            near = tokens[k + 1 : k + 4]
            return [t for t in near if str(t.kinds.get("outcome", "")).startswith("destroyed")]
    return []


def _verb_behind_insertion(tokens: list[Token], comma: int) -> list[Token]:
    """«Беспилотник, летевший на Москву, сбит»: the verb right behind the second comma."""
    if comma >= len(tokens) or "comma" not in tokens[comma].kinds:
        return []
    for k in range(comma + 1, min(comma + 10, len(tokens) - 1)):
        if "comma" in tokens[k].kinds:
            outcome = str(tokens[k + 1].kinds.get("outcome", ""))
            return [tokens[k + 1]] if outcome == "destroyed/1" else []
        if not tokens[k].kinds.keys().isdisjoint(_CLAUSE_ENDS) or "count" in tokens[k].kinds:
            return []
    return []


_PRONOUNS = frozenset({"его", "он", "который", "которого", "його", "він", "який", "якого", "it"})
_COUNTING = frozenset({"count", "one_of", "debris", "rest", "same"})
_UNCHANGING = frozenset({"бпла", "бла"})
_CLAUSE_ENDS = frozenset(["comma", "semicolon", "colon", "stop_mark", "line", "while", "bullet"])
_IMPLIED_ENDS = _CLAUSE_ENDS | {"and"}


def _has_article(tokens: list[Token], i: int, is_first: bool) -> bool:
    """English needs "a drone": "the drone" speaks of one already told, unless it is the first."""
    if not tokens[i].word.isascii():
        return True
    for token in reversed(tokens[max(0, i - 4) : i]):
        if token.word in ("a", "an", "another", "an additional", "a further", "yet another"):
            return True
        if token.word == "the":
            return is_first and any("over" in t.kinds for t in tokens[i:])
        if token.kinds.keys() & {"over", "in", "outcome", "comma"}:
            return False
    return False


class SentenceReader:
    """Reads one sentence whose tokens are already folded into counts and places."""

    def __init__(
        self, tokens: list[Token], default_subject: str, listed: list[Place] | None = None
    ) -> None:
        self.tokens = tokens
        self.listed = listed or []  # the places listed last, in this sentence or before it
        self.default_subject = default_subject
        self.elements: list[tuple[float, Mention | PlaceList, int]] = []
        self.reading = SentenceReading()
        self.counted: dict[int, Counted] = {}

    def read(self) -> SentenceReading:
        """Collect counts and place lists, bind them, and give the mentions in order."""
        self._name_places_by_order()
        self._collect()
        self._split_lists()
        self._bind()
        self._pair_respectively()
        self._share_doers()
        self._share_places()
        self._place_all_alike()
        self._find_outcomes()
        self._find_subjects()
        self._subtract_exceptions()
        reading = self.reading
        reading.mentions = [e for _, e, _ in self.elements if isinstance(e, Mention)]
        reading.place_lists = [e for _, e, _ in self.elements if isinstance(e, PlaceList)]
        return reading

    # ---------------------------------------------------------------- collecting
    def _name_places_by_order(self) -> None:
        """«Над Тульской и Рязанской: на первую пришлось шесть, на вторую — три»."""
        listed = self.listed
        for i, token in enumerate(self.tokens):
            before, after = self._kinds(i - 1), self._kinds(i + 1)
            if isinstance(token.value, Place):
                listed = (
                    [*listed, token.value] if not _LIST_GLUE.isdisjoint(before) else [token.value]
                )
            elif "nth" in token.kinds and len(listed) > 1 and not _AFTER_NTH.isdisjoint(after):
                n = int(str(token.kinds["nth"]))
                if n <= len(listed) and before.keys() & {"over", "in"}:
                    token.kinds, token.value = {"place": ""}, listed[n - 1]
        self.listed = listed

    def _collect(self) -> None:
        gap = 0.0
        flags: set[str] = set()
        role = ""
        group = 0
        glue = True
        has_preposition = False
        reading = self.reading
        last_mention: Mention | None = None
        words_since_comma = 0
        anaphora_each = False
        for i, token in enumerate(self.tokens):
            kinds = token.kinds
            if not kinds or "unrelated" in kinds:
                words_since_comma += bool(token.word)
            elif "comma" in kinds:
                words_since_comma = 0
            if not kinds:
                glue = glue and "place" in self._kinds(i + 1)
                has_preposition = has_preposition and token.word[:1].isascii() is False
                if token.word and role not in ("origin", "aside"):
                    role = ""
                continue
            if _ACTIVE.isdisjoint(kinds):
                glue = glue and (token.word == "the" or not _LIST_GLUE.isdisjoint(kinds))
                continue
            if (
                "count" in kinds
                and "of_them" in self._kinds(i - 1)
                and "count" in self._kinds(i - 2)
            ):
                continue  # «девять из этих семнадцати»
            if "count" in kinds:
                if "colon" in self._kinds(i - 1) and "place" in self._kinds(i - 2) and gap == 3.0:
                    gap = 0.7  # «Курская область: 5»
                mention = self._mention(token, i, flags)
                mention.group = group
                self._note_base(mention, last_mention, gap, i)
                self.elements.append((gap, mention, i))
                last_mention = mention
                if i + 1 < len(self.tokens) and self.tokens[i + 1].word == "by":
                    mention.is_doer = True
                gap, flags, role, glue = 0.0, set(), "", False
                has_preposition = False
                continue
            if "place" in kinds and isinstance(token.value, Place):
                place = token.value
                if "in" in self._kinds(i - 1) and "speaker" in self._kinds(i - 2):
                    role = "aside"  # "the Defence Ministry in Moscow"
                if not has_preposition and self._kinds(i - 1).keys() & {"report_noun", "according"}:
                    role = "aside"  # «заяву Москви про 120 дронів», «за версією Москви»
                if place.kind in ("unknown", "ambiguous") and role not in _IGNORED_ROLES:
                    reading.unknown_words.append(place.word)
                if role == "goal" and last_mention is not None and gap < FAR:
                    last_mention.is_goal = True
                if gap >= 2.0 and words_since_comma and last_mention is not None and not glue:
                    gap = max(gap, FAR)  # a clause of its own stands between
                self._add_place(token, place, i, gap, role, group, glue, has_preposition, flags)
                if anaphora_each:
                    self.elements[-1][1].is_each = True
                    anaphora_each = False
                gap, glue = 0.0, True
                has_preposition = False
                if role not in ("goal", "origin", "aside"):
                    flags.discard("of")
                continue
            if "each_of" in kinds:
                if "count" in self._kinds(i + 1):
                    flags.add("each")  # "each of a single drone"
                elif self._names_no_place_after(i):
                    self._add_each_of_named(token, i, gap, group)
                    gap, glue = 0.0, False
                else:
                    if last_mention is not None:
                        last_mention.is_each = True
                    anaphora_each = True
                continue
            if not kinds.keys().isdisjoint(_SHARES) or self._is_most_of(i):
                found = self._computed(token, i, kinds)
                if found is not None:
                    mention = found
                    mention.group = group
                    self._set_flags(mention, flags)
                    self.elements.append((gap, mention, i))
                    last_mention = mention
                    gap, flags, role, glue = 0.0, set(), "", False
                    continue
            if "region_number" in kinds:
                flags.add("regions")
                reading_value = token.value
                for _, element, _ in self.elements[-1:]:
                    if isinstance(element, Mention) and reading_value is not None:
                        if element.region_number is None:  # "eight regions and one sea"
                            element.region_number = reading_value.low
                        element.names_regions_again = self.tokens[i - 1].word in _SAME
                        flags.discard("regions")
                if "regions" in flags and reading_value is not None:
                    self._pending_regions = reading_value.low
                glue = False
                continue
            if (
                "of_them" in kinds
                and self._kinds(i - 1).keys() & {"count", "fraction"}
                and last_mention is not None
            ):
                last_mention.is_of_them = "count" in self._kinds(i - 1)
                continue
            if "bullet" in kinds and i and "line" not in self._kinds(i - 1) and self.elements:
                kinds = {"dash": ""}  # «16 ▪️ Кубань»
            if "with" in kinds and self.elements and isinstance(self.elements[-1][1], PlaceList):
                gap = max(gap, TIGHT)  # "the Bryansk region with 27"
                continue
            for kind in kinds:
                gap = max(gap, _GAPS.get(kind, 0.0))
            if not _GROUP_ENDS.isdisjoint(kinds):
                group += 1
                role = ""
                if "colon" in kinds and last_mention is not None:
                    last_mention.heads_list = True
            if "comma" in kinds:
                flags.discard("of")
                role = role if glue else ""
            self._note_flags(kinds, flags, last_mention, i)
            if ("from" in kinds or "of" in kinds) and any(
                str(t.kinds.get("outcome", "")).startswith("launched")
                for t in self.tokens[max(0, i - 3) : i]
            ):
                role, glue = "origin", False
                flags.discard("of")
                continue
            if "near" in kinds and "place" in self._kinds(i - 1):
                role, glue = "aside", False  # «над Чёрным морем у Новороссийска»
                continue
            found_role = next((r for r in _ROLE_KINDS if r in kinds), "")
            if found_role:
                role = found_role
                if found_role == "goal" and last_mention is not None and gap < FAR:
                    last_mention.is_goal = True
                glue = False
            elif "over" in kinds:
                has_preposition = True
                if role != "border_of" and not (role == "aside" and token.word == "в районе"):
                    role = ""
            elif "in" in kinds:
                has_preposition = True
                if role not in ("border_of", "goal"):
                    role = "" if role != "aside" else role
            elif not _ROLE_ENDS.isdisjoint(kinds):
                role = ""
                has_preposition = False
            if _LIST_GLUE.isdisjoint(kinds):
                is_inner_dash = "dash" in kinds and "and" in self._kinds(i - 1)
                glue = glue and (token.word == "the" or is_inner_dash)  # «а также — над …»
            if "each" in kinds:
                self._note_each()

    _pending_regions: int | None = None

    def _note_flags(
        self, kinds: dict[str, Any], flags: set[str], last: Mention | None, i: int
    ) -> None:
        reading = self.reading
        if not _FLAGS.isdisjoint(kinds):
            flags.update(_FLAGS.intersection(kinds))
        if "of" in kinds:
            flags.add("of")
        if "total" in kinds and last is not None and self._is_trailing(i):
            last.is_total = True
            flags.discard("total")
        if "doer" in kinds:
            flags.add("doer")
            if last is not None and i - last.index <= 5:
                last.is_doer = True
        elif "comma" in kinds:
            flags.discard("doer")
        if "another" in kinds and last is not None and last.index == i - 1:
            last.is_another = True  # "two more had been shot down"
            flags.discard("another")
        if "jointly" in kinds and last is not None:
            last.is_joint = True
        if "all_of_them" in kinds:
            reading.has_all_of_them = True
            reading.outcomes.add("destroyed")
        if "respectively" in kinds:
            reading.has_respectively = True
        if "hypothetical" in kinds or ("condition" in kinds and i == 0):
            reading.is_hypothetical = True
        if "outcome" in kinds:
            reading.outcomes.add(plain_outcome(kinds))
            if "negation" in self._kinds(i - 1):
                reading.is_negated = True
        for extra in ("denied", "intent", "assessment"):
            if extra in kinds:
                reading.outcomes.add(extra)
        if "subject" in kinds:
            if "every" in self._kinds(i - 1):
                reading.all_subject = str(kinds["subject"]).split("/")[0]
            reading.subjects.add(str(kinds["subject"]).split("/")[0])
            reading.has_drones = reading.has_drones or str(kinds["subject"]).startswith("drone")

    def _is_trailing(self, i: int) -> bool:
        """Whether a word of totals ends its clause: "12 drones in all"."""
        if self._kinds(i - 1).keys() & _CLAUSE_ENDS:
            return False
        for token in self.tokens[i + 1 : i + 3]:
            if token.kinds.keys() & {"count"}:
                return False
            if token.kinds.keys() & _CLAUSE_ENDS:
                return True
        return i + 1 >= len(self.tokens)

    def _names_no_place_after(self, i: int) -> bool:
        for token in self.tokens[i + 1 : i + 6]:
            if "place" in token.kinds:
                return False
            if token.kinds.keys() & {"comma", "count", "semicolon"}:
                return True
        return True

    def _note_each(self) -> None:
        """«each»: belongs to the count before it, or to the count whose places it ends."""
        for _, element, _ in reversed(self.elements):
            if isinstance(element, Mention):
                element.is_each = True
                return
            element.is_each = True

    def _mention(self, token: Token, i: int, flags: set[str]) -> Mention:
        counted: Counted = token.value
        self.counted[i] = counted
        mention = Mention(token.start, token.end, i, counted.quantity)
        mention.is_each = counted.is_each
        mention.is_joint = "rest" in self._kinds(i - 1) and not mention.is_each
        mention.names_thing = bool(counted.subject or self._noun_before(i))
        mention.is_implied = counted.is_implied
        if counted.quantity.note:
            mention.notes.append(counted.quantity.note)
        if counted.unknown_noun:
            mention.is_open = True
        if counted.outcome:
            self.reading.outcomes.add(counted.outcome)
        if counted.subject:
            self.reading.subjects.update(counted.subjects or (counted.subject,))
            self.reading.has_drones = self.reading.has_drones or "drone" in counted.subjects
        self._set_flags(mention, flags)
        return mention

    def _set_flags(self, mention: Mention, flags: set[str]) -> None:
        counted = self.counted.get(mention.index)
        mention.is_another = "another" in flags or bool(counted and counted.is_another)
        mention.is_including = "including" in flags
        mention.is_of_them = "of_them" in flags
        mention.is_mostly = "mostly" in flags
        mention.is_total = "total" in flags
        mention.is_of_total = "of" in flags and not mention.is_of_them
        mention.is_withdrawn = "instead" in flags or "wrong" in flags
        mention.is_corrected = "correction" in flags or self._follows_withdrawn()
        i = mention.index
        if (
            i
            and "negation" in self._kinds(i - 1)
            and "comma" in self._kinds(i + 1)
            and "while" in self._kinds(i + 2)
        ):
            mention.is_withdrawn = True  # «не три, а четыре»
        mention.is_joint = mention.is_joint or "jointly" in flags
        mention.is_each = mention.is_each or "each" in flags
        mention.is_total = mention.is_total or self._says_all(mention.index)
        mention.is_figure = "figure" in flags
        mention.is_exception = "all_but" in flags
        mention.follows_doer = "doer" in flags
        if "regions" in flags and self._pending_regions is not None:
            mention.region_number = self._pending_regions

    def _note_base(self, m: Mention, before: Mention | None, gap: float, i: int) -> None:
        """«из этих 22 девять …»: a share of a number; «ещё семь — четыре …»: a list under one."""
        if before is None:
            return
        if "dash" in self._kinds(i - 1) and before.index == i - 2:
            before.heads_list = True
        lead = self._kinds(before.index - 1) if before.index else {}
        has_verb = any("outcome" in t.kinds for t in self.tokens[before.index : i])
        is_near = gap < TIGHT and i - before.index <= 4 and not has_verb
        if is_near and lead.keys() & {"of", "of_them"}:
            before.is_base = True
            m.of_number = before.quantity.low
            m.is_of_them = True

    def _follows_withdrawn(self) -> bool:
        """«не три, а четыре»: the second figure stands for the first."""
        last = self.elements[-1][1] if self.elements else None
        return isinstance(last, Mention) and last.is_withdrawn

    def _is_most_of(self, i: int) -> bool:
        """«большинство из 60 дронов»: a share without a number."""
        following = self._kinds(i + 1), self._kinds(i + 2)
        return "mostly" in self._kinds(i) and "of" in following[0] and "count" in following[1]

    def _computed(self, token: Token, i: int, kinds: dict[str, Any]) -> Mention | None:
        """A mention without its own number: the rest, as many, a half, most."""
        mention = Mention(token.start, token.end, i, Quantity(None, None, "unstated"))
        if "mostly" in kinds:
            return mention
        if "rest" in kinds and "over" in self._kinds(i - 1):
            return None  # «над рештою півострова»
        if "rest" in kinds and "count" in self._kinds(i - 1) and token.word == "others":
            return None  # "eleven others"
        if "rest" in kinds:
            nxt = self.tokens[i + 1].kinds if i + 1 < len(self.tokens) else {}
            if "count" in nxt:
                return None  # «остальные восемь»: the number follows
            if False:
                return None
            mention.is_rest = True
        elif "same" in kinds:
            mention.is_same = True
        else:
            following = self._kinds(i + 1)
            if "noise" in following:
                return None  # "two and a half hours"
            is_singular = following.keys() & {"aux", "outcome"} and not self._says_were(i + 1)
            if token.word == "a third" and is_singular:
                return None  # the third one, not a share of them
            if any(
                "count" in self._kinds(k) for k in range(i + 1, i + 3)
            ) and "of" not in self._kinds(i + 1):
                return None  # «треть — 19»: the number follows
            if self._has_number_in_parentheses(i):
                return None  # «треть — над Брянской областью (34)»
            before = self._kinds(i - 1) if i else {}
            if not before.keys() & {"above", "about", "at_least", "at_most"}:
                mention.fraction = str(kinds["fraction"])  # "more than half" has no number
        return mention

    def _has_number_in_parentheses(self, i: int) -> bool:
        for k in range(i + 1, min(i + 12, len(self.tokens) - 2)):
            kinds = self._kinds(k)
            if "open" in kinds:
                return "count" in self._kinds(k + 1) and "close" in self._kinds(k + 2)
            if not kinds.keys().isdisjoint(_CLAUSE_ENDS) or "count" in kinds:
                return False
        return False

    def _add_place(
        self,
        token: Token,
        place: Place,
        i: int,
        gap: float,
        role: str,
        group: int,
        glue: bool,
        has_preposition: bool,
        flags: set[str],
    ) -> None:
        if self.elements and glue and gap < FAR:
            last = self.elements[-1][1]
            if isinstance(last, PlaceList) and (last.role == role or not has_preposition):
                last.places.append(place)
                last.starts.append(token.start)
                last.has_preposition.append(has_preposition)
                last.end = token.end
                return
        found = PlaceList([place], [token.start], [has_preposition], token.start, token.end, role)
        found.group = group
        found.is_over = self._is_governed_by_over(i) and "mostly" not in flags
        self.elements.append((gap, found, i))

    def _is_governed_by_over(self, i: int) -> bool:
        for token in reversed(self.tokens[max(0, i - 4) : i]):
            if "over" in token.kinds:
                return True
            if token.word and "territory" not in token.kinds and "stop" not in token.kinds:
                return False
        return False

    def _add_each_of_named(self, token: Token, i: int, gap: float, group: int) -> None:
        named: list[Place] = []
        for _, element, _ in reversed(self.elements):
            if isinstance(element, PlaceList) and element.owner is None:
                named = element.places
                element.role = "named"
                break
        found = PlaceList(
            list(named), [token.start] * len(named), [True] * len(named), token.start, token.end
        )
        found.is_each = True
        found.group = group
        self.elements.append((min(gap, 2.0), found, i))

    # ---------------------------------------------------------------- binding
    def _split_lists(self) -> None:
        """Cut a place list between two counts that both lean on it."""
        elements = self.elements
        k = 1
        while k < len(elements) - 1:
            gap, element, at = elements[k]
            before, (gap_after, after, _) = elements[k - 1][1], elements[k + 1]
            if (
                isinstance(element, PlaceList)
                and len(element.places) > 1
                and isinstance(before, Mention)
                and isinstance(after, Mention)
                and not before.is_open
                and gap <= TIGHT
                and gap_after <= 1.5
                and not self._leans_on(k + 1, gap_after)
            ):
                cuts = [j for j in range(1, len(element.places)) if element.has_preposition[j]]
                tail = element.split_at(cuts[-1] if cuts else len(element.places) - 1)
                elements.insert(k + 1, (2.0, tail, at))
                k += 1
            k += 1

    def _leans_on(self, k: int, gap: float) -> bool:
        """Whether the count at k stands closer to a place after it than to the one before."""
        if k + 1 >= len(self.elements):
            return False
        gap_next, following, _ = self.elements[k + 1]
        return isinstance(following, PlaceList) and gap_next <= gap

    def _bind(self) -> None:
        elements = self._bindable()
        usable = [isinstance(e, PlaceList) for _, e, _ in elements]
        first_kind = next(
            (
                u
                for (_, e, _), u in zip(elements, usable, strict=True)
                if isinstance(e, Mention) or u
            ),
            False,
        )
        pairs: list[tuple[float, int, int, int]] = []
        for k, (gap, element, _) in enumerate(elements):
            if not isinstance(element, Mention):
                continue
            if k and usable[k - 1]:
                strength = gap if not self._in_parentheses(element) else -1.0
                strength += element.is_of_total + 1.5 * element.is_open
                pairs.append((strength, 0 if first_kind else 1, k, k - 1))
            if k + 1 < len(elements) and usable[k + 1]:
                strength = elements[k + 1][0] + element.is_of_total + 1.5 * element.is_open
                pairs.append((strength, 1 if first_kind else 0, k, k + 1))
        pairs.sort()
        bound: set[int] = set()
        for strength, _, k, p in pairs:
            if k in bound or p in bound or strength >= FAR:
                continue
            mention, places = elements[k][1], elements[p][1]
            if not isinstance(mention, Mention) or not isinstance(places, PlaceList):
                continue
            if (
                strength >= 3.0
                and p > k
                and len(elements) > p + 1
                and isinstance(elements[p + 1][1], Mention)
            ):
                continue  # a headline before a list that starts with a place
            if mention.is_total and strength >= 3.0 and p < k:
                continue  # «Курская область тоже есть: всего 67»
            bound.update((k, p))
            mention.places = list(places.places)
            mention.is_each = mention.is_each or places.is_each
            mention.is_joint = (
                mention.is_joint
                or places.role == "border_of"
                or all(z.startswith("SEA") for p in places.places for z in p.zones or ("",))
            )
            places.owner = mention

    def _bindable(self) -> list[tuple[float, Mention | PlaceList, int]]:
        """Counts and places that may belong together: without asides and goals."""
        kept: list[tuple[float, Mention | PlaceList, int]] = []
        gap = 0.0
        counts = [e for _, e, _ in self.elements if isinstance(e, Mention)]
        has_plain = any(not m.is_open for m in counts)
        for element in self.elements:
            own, item, at = element
            if has_plain and isinstance(item, Mention) and item.is_open:
                gap = max(gap, own)
                continue
            if (isinstance(item, PlaceList) and item.role in _IGNORED_ROLES) or self._is_base(
                element
            ):
                gap = max(gap, own)
                continue
            kept.append((max(gap, own), item, at))
            gap = 0.0
        return kept

    def _is_base(self, element: tuple[float, Mention | PlaceList, int]) -> bool:
        """Whether a count only tells of what another is a share: "half of the 24 drones"."""
        gap, mention, _ = element
        if not isinstance(mention, Mention) or not mention.is_of_total or gap > TIGHT:
            return False
        k = self.elements.index(element)
        return k > 0 and isinstance(self.elements[k - 1][1], Mention)

    def _in_parentheses(self, mention: Mention) -> bool:
        i = mention.index
        before = self.tokens[i - 1].kinds if i else {}
        after = self.tokens[i + 1].kinds if i + 1 < len(self.tokens) else {}
        if "dash" in before and i > 1:
            before = self.tokens[i - 2].kinds
        return "open" in before and ("close" in after or "subject" in after)

    def _pair_respectively(self) -> None:
        """«17 и 6 — над Ростовской и Брянской соответственно»: pair numbers and places in order."""
        elements = self.elements
        k = 0
        while k < len(elements):
            run = [k]
            while run[-1] + 1 < len(elements) and elements[run[-1] + 1][0] <= 2.0:
                following = elements[run[-1] + 1][1]
                if not isinstance(following, Mention) or following.is_total:
                    break
                run.append(run[-1] + 1)
            mentions = [elements[j][1] for j in run]
            if len(run) < 2 or not all(isinstance(m, Mention) for m in mentions):
                k += 1
                continue
            nxt = elements[run[-1] + 1][1] if run[-1] + 1 < len(elements) else None
            places = nxt if isinstance(nxt, PlaceList) else None
            before = elements[k - 1][1] if k else None
            if places is None or (places.owner not in mentions):
                places = (
                    before if isinstance(before, PlaceList) and before.owner in mentions else None
                )
            unbound = [
                m
                for m in mentions
                if isinstance(m, Mention) and (not m.places or (places and m is places.owner))
            ]
            if self.reading.has_respectively and places is not None:
                if len(unbound) == len(places.places):
                    for m, place in zip(unbound, places.places, strict=True):
                        m.places = [place]
                        m.is_each = False
                        m.notes.append("paired in order (“respectively”)")
                else:
                    self.reading.doubts.append("“respectively” with lists of different length")
            k = run[-1] + 1

    def _share_doers(self) -> None:
        """«18 — расчётами ПВО, два — добровольцами»: a list of who did it goes on."""
        mentions = [(g, e) for g, e, _ in self.elements if isinstance(e, Mention)]
        for (_, first), (gap, second) in itertools.pairwise(mentions):
            is_bare = not first.places and not second.places and gap <= _GAPS["comma"]
            if first.is_doer and is_bare and "dash" in self._kinds(second.index + 1):
                second.is_doer = True

    def _share_places(self) -> None:
        """A count beside a bound one takes its places: «две ракеты и 19 БПЛА», «ещё два сбиты»."""
        mentions = [(k, e) for k, (_, e, _) in enumerate(self.elements) if isinstance(e, Mention)]
        for limit in (1.9, 2.0):  # what "and" joins stands closer than what a comma joins
            for step in (1, -1):
                self._share_in_order(mentions if step == 1 else mentions[::-1], step, limit)

    def _place_all_alike(self) -> None:
        """«БЭК — 3, БПЛА — 17: столько уничтожено над Чёрным морем»: one place for all counts."""
        mentions = [e for _, e, _ in self.elements if isinstance(e, Mention)]
        free = [e for _, e, _ in self.elements if isinstance(e, PlaceList) and e.is_over]
        if len(mentions) < 2 or len(free) != 1 or free[0].role or free[0].owner is not None:
            return
        if any(m.places or m.is_rest for m in mentions) or not all(m.names_thing for m in mentions):
            return
        for m in mentions:
            m.places = list(free[0].places)
        free[0].owner = mentions[0]

    def _share_in_order(self, order: list[tuple[int, Mention]], step: int, limit: float) -> None:
        for (k, first), (j, second) in itertools.pairwise(order):
            if second.places or not first.places or abs(k - j) > 2 or first.heads_list:
                continue
            if first.is_of_them and step == -1:
                continue  # "150 drones, 47 of them over the Moscow region"
            gap = self.elements[max(j, k)][0]
            if abs(k - j) == 2 and step == -1:
                gap = max(gap, self.elements[(j + k) // 2][0])
            is_whole = second.is_total or second.is_rest or second.heads_list or second.is_of_total
            if gap > limit or is_whole or (second.is_goal and second.is_of_them):
                continue
            if self._differs(first, second):
                second.places = list(first.places)
                second.is_each = second.is_each or first.is_each

    def _differs(self, first: Mention, second: Mention) -> bool:
        """Whether two counts name different things, or have different verbs of their own."""
        a, b = self._subject(first.index), self._subject(second.index)
        if a and b:
            return True
        verb_a, verb_b = self._near_verb(first.index), self._near_verb(second.index)
        return bool(verb_a is not None and verb_b is not None and verb_a != verb_b)

    def _subject(self, i: int) -> str:
        counted = self.counted.get(i)
        return counted.subject if counted else ""

    def _has_twin(self, verb: int) -> bool:
        """«сбиты и подавлены», "liquidated and suppressed": two verbs for one count."""
        for step in (-1, 1):
            joint, other = verb + step, verb + 2 * step
            if (
                0 <= other < len(self.tokens)
                and self.tokens[joint].kinds.keys()
                & {
                    "and",
                    "or",
                    "bullet",
                }
                and str(self.tokens[other].kinds.get("outcome", "")).startswith("destroyed")
            ):
                return True
        return False

    def _says_all(self, i: int) -> bool:
        """ "All 19 were destroyed": the number of the whole."""
        is_plain = not self.counted[i].subject if i in self.counted else False
        return is_plain and i > 0 and self.tokens[i - 1].word in _ALL

    def _says_were(self, i: int) -> bool:
        return i < len(self.tokens) and self.tokens[i].word in ("were", "have")

    def _subtract_exceptions(self) -> None:
        """ "All but three of the 20 drones": seventeen."""
        for (_, m, _), (_, base, _) in itertools.pairwise(self.elements):
            if not (isinstance(m, Mention) and m.is_exception and isinstance(base, Mention)):
                continue
            few, all_of_them = m.quantity.low, base.quantity.low
            if m.is_exact and base.is_exact and few is not None and all_of_them is not None:
                left = max(0, all_of_them - few)
                m.quantity = m.quantity._replace(low=left, high=left)
                m.notes.append(f"all but {few} of {all_of_them}: {all_of_them} − {few}")

    def _is_jammed(self, verb: int) -> bool:
        """Whether jamming is named as the means: "neutralised by electronic warfare"."""
        if " " in self.tokens[verb].word:
            return False  # «збиті або придушені»
        before = self.tokens[max(0, verb - 6) : verb]
        for tokens in (self.tokens[verb + 1 : verb + 6], reversed(before)):
            for token in tokens:
                if str(token.kinds.get("outcome", "")).startswith("suppressed"):
                    return True
                if token.kinds.keys() & (_CLAUSE_ENDS | {"and", "or", "count", "outcome"}):
                    break
        return False

    def _kinds(self, i: int) -> dict[str, Any]:
        return self.tokens[i].kinds if 0 <= i < len(self.tokens) else {}

    def _noun_before(self, i: int) -> str:
        """«беспилотников — 63»: the noun before a dash or colon."""
        if not self._kinds(i - 1).keys() & {"dash", "colon"}:
            return ""
        for k in range(i - 2, max(-1, i - 7), -1):
            kinds = self.tokens[k].kinds
            if "subject" in kinds:
                return str(kinds["subject"]).split("/")[0]
            if kinds.keys() & {"count", "comma", "place", "semicolon", "line", "stop_mark"}:
                return ""
        return ""

    def _opens_aside(self, i: int) -> bool:
        """«8 дронов, запущенных из …, сбиты», «…, по его словам, …»: a clause within another."""
        kinds = self._kinds(i)
        is_launch = "origin" in kinds or str(kinds.get("outcome", "")).startswith("launched")
        return "according" in kinds or is_launch

    def _near_verb(self, i: int) -> int | None:
        """Position of the verb that governs the count at i, within its clause."""
        tokens = self.tokens
        is_of_whole = i > 0 and "of" in tokens[i - 1].kinds
        has_clause = "comma" in self._kinds(i + 1) and "outcome" in self._kinds(i + 2)
        if is_of_whole and has_clause and tokens[i + 2].word.endswith(_PARTICIPLES):
            return i + 2  # «из 40 дронов, запущенных по Крыму, …»
        back = None
        crossed = False
        for k in range(i - 1, max(-1, i - 12), -1):
            kinds = tokens[k].kinds
            if "outcome" in kinds or "unrelated" in kinds:
                back = k
                break
            if "count" in kinds and crossed:
                continue
            if kinds.keys() & {"count", "comma", "semicolon", "colon", "line", "while"}:
                break
            if "and" in kinds:
                crossed = True
        if back is not None and i - back <= 2 and not crossed:
            return back
        ahead = []
        is_inserted = False
        for k in range(i + 1, min(len(tokens), i + 25)):
            kinds = tokens[k].kinds
            if "comma" in kinds and (is_inserted or self._opens_aside(k + 1)):
                is_inserted = not is_inserted  # «, по его словам,»
                continue
            if is_inserted:
                continue
            if "outcome" in kinds or "unrelated" in kinds:
                ahead.append(k)
            elif kinds.keys() & {"count", "comma", "semicolon", "colon", "line", "while"}:
                break
        for k in ahead:
            if tokens[k].kinds.get("outcome") not in (None, "launched"):
                return k
        return back if back is not None else (ahead[0] if ahead else None)

    # ---------------------------------------------------------------- verbs and nouns
    def _find_outcomes(self) -> None:
        first = next(
            (
                plain_outcome(t.kinds)
                for t in self.tokens
                if "outcome" in t.kinds and plain_outcome(t.kinds) in ("destroyed", "suppressed")
            ),
            None,
        ) or next((plain_outcome(t.kinds) for t in self.tokens if "outcome" in t.kinds), None)
        previous: str | None = None
        for _, element, _ in self.elements:
            if not isinstance(element, Mention):
                continue
            verb = self._near_verb(element.index)
            if verb is not None and "unrelated" in self.tokens[verb].kinds:
                element.is_unrelated = element.quantity.low != 0  # "none were detected"
            if verb is not None and "outcome" in self.tokens[verb].kinds:
                outcome: str | None = plain_outcome(self.tokens[verb].kinds)
                if outcome == "hit" and "over" in self._kinds(verb + 1):
                    outcome = "destroyed"  # "hit over the Saratov region"
                if outcome == "destroyed" and self._is_jammed(verb):
                    outcome = "suppressed"
                if outcome == "suppressed" and self._has_twin(verb):
                    outcome = "destroyed"
                    element.notes.append("downed and jammed are counted together")
                element.has_verb = True
            elif element.index in self.counted and self.counted[element.index].outcome:
                outcome = self.counted[element.index].outcome  # «о 29 сбитых БПЛА»
            else:
                outcome = (
                    ("destroyed" if "destroyed" in self.reading.outcomes else first)
                    if element.is_total
                    else previous or first
                )
            element.outcome = _OUTCOMES.get(outcome or "", "destroyed")
            if outcome is None:
                element.has_verb = False
            previous = outcome or previous

    def _find_subjects(self) -> None:
        previous = ""
        named = [str(t.kinds["subject"]).split("/")[0] for t in self.tokens if "subject" in t.kinds]
        named = [
            s for s in named if s in ("drone", "missile", "boat", "aircraft", "other", "target")
        ]
        for _, element, _ in self.elements:
            if not isinstance(element, Mention):
                continue
            subject = (
                self._subject(element.index)
                or self._noun_before(element.index)
                or previous
                or (named[0] if named else "")
            )
            subject = subject or self.default_subject
            previous = subject
            if subject == "mixed" and element.index in self.counted:
                subjects = self.counted[element.index].subjects
                element.subject = "other"
                element.notes.append("a mixed count: " + " and ".join(subjects))
            elif subject == "target" and (
                {"drone", "missile"} <= set(named) or self.default_subject == "mixed"
            ):
                element.subject = "other"
                element.notes.append("a mixed count of targets")
            elif subject == "target":
                element.subject = "other" if self.default_subject != "drone" else "drone"
                element.notes.append(
                    "“targets”"
                    + (
                        "; the text speaks of drones"
                        if element.subject == "drone"
                        else ": drones are not named"
                    )
                )
            else:
                element.subject = _SUBJECTS.get(subject, "drone")


_SHARES = frozenset({"rest", "same", "fraction"})
_AFTER_NTH = frozenset({"dash", "aux", "count", "outcome", "comma", "colon"})
_IGNORED_ROLES = frozenset({"goal", "origin", "aside", "named"})
_OUTCOMES: dict[str, Outcome] = {
    "destroyed": "destroyed",
    "suppressed": "suppressed",
    "launched": "launched",
    "hit": "hit",
}
_SUBJECTS: dict[str, Subject] = {
    "drone": "drone",
    "missile": "missile",
    "boat": "boat",
    "aircraft": "aircraft",
    "other": "other",
}
