"""Tokens of a sentence → its counts and lists of places in order, with the words about them."""

from typing import Any

from claims.parse.counts.numbers import Quantity
from claims.parse.mentions.draft import (
    COMMA,
    FACTS,
    FAR,
    GAPS,
    IGNORED_ROLES,
    LIST_GLUE,
    TIGHT,
    Draft,
    Element,
    PlaceList,
)
from claims.parse.mentions.mention import Mention
from claims.parse.places.place import Place
from claims.parse.sentence import beside, for_each, goals, headings
from claims.parse.sentence.flagged import new_mention, set_flags
from claims.parse.sentence.insertions import end_of_insertion, find_between_dashes, resumes_verb
from claims.parse.sentence.other_work import tells_of_alarm
from claims.parse.sentence.shares import (
    SHARES,
    is_of_next,
    note_base,
    read_share,
    tells_whole,
)
from claims.parse.sentence.trailing import compares, counts_behind, note_trailing, tells_first
from claims.parse.words.tokens import Token

_THE = frozenset({"the", "adjoining"})  # «и прилегающей акваторией Чёрного моря»
_ROLE_KINDS = frozenset({"goal", "origin", "aside", "border_of"})
_AIMS = frozenset({"place", "noise"})
_KEEP_IN = frozenset({"border_of", "goal", "aside"})  # «на границе … в …», «к городу в …»
_FLAGS = frozenset(
    """
    another including of_them mostly total instead wrong correction jointly figure all_but of doer
    again countrywide""".split()
)
_EACH = frozenset({"each", "each_of"})
_UNTIL_COMMA = frozenset({"of", "doer", "instead"})
_GROUP_ENDS = frozenset({"semicolon", "line", "colon"})
_NOTED = _GROUP_ENDS | _FLAGS | FACTS | {"comma", "while"}
_ROLE_ENDS = frozenset({"outcome", "say", "speaker", "subject", "close"})
# Kinds that a reader of counts and places acts upon; tokens without one are passed by.
_ACTIVE = (
    frozenset(GAPS)
    | _ROLE_KINDS
    | _FLAGS
    | _ROLE_ENDS
    | SHARES
    | FACTS
    | frozenset(
        """
    count place each each_of region_number from near over in unrelated that_many flew every
    """.split()
    )
)
_COUNTING = SHARES | _EACH | {"region_number", "of_them"}  # counts and places told before
_LOOKING_BACK = frozenset({"every", "fraction", "flew"})
_TURNING = _ROLE_KINDS | _ROLE_ENDS | {"over", "in"}


def collect_elements(tokens: list[Token], told: set[str], traits: set[str]) -> Draft:
    """The counts and place lists of a sentence whose tokens are folded into counts and places."""
    collector = _Collector(Draft(tokens, told, traits))
    inserted = find_between_dashes(collector.draft) if "dash" in told else set()
    for i, token in enumerate(tokens):
        if i not in inserted:
            collector.read_token(i, token)
    return collector.draft


class _Collector:
    """What is open while a sentence is read from left to right."""

    __slots__ = """
        draft elements flags gap glue group has_preposition inserted_until is_next_place_each
        kinds last_mention names_again reading region_number role tokens words_since_comma
    """.split()

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.tokens = draft.tokens
        self.kinds = draft.kinds
        self.elements: list[Element] = self.draft.elements
        self.reading = self.draft.reading
        self.last_mention: Mention | None = None
        self.gap = 0.0  # how strongly the marks since the last element part it from the next
        self.group = 0
        self.flags: set[str] = set()  # words that wait for the count they speak of
        self.region_number: int | None = None  # «над восемью регионами»: waits for its count
        self.names_again = False  # «над этими тремя областями»
        self.role = ""  # "goal", "origin" …: what the next place is, if not a place of the claim
        self.glue = True  # whether the next place still belongs to the list before it
        self.has_preposition = False
        self.is_next_place_each = False
        self.words_since_comma = 0
        self.inserted_until = -1  # the comma that closes ", they say,"

    def read_token(self, i: int, token: Token) -> None:
        """Take up the next token."""
        kinds = token.kinds
        before = self.kinds[i - 1]
        if not kinds:
            if i > self.inserted_until:
                self._pass_word(i, token)
                self.words_since_comma += bool(token.word) and not self.has_preposition
        elif _ACTIVE.isdisjoint(kinds):
            self._pass_known(i, token)
        elif "count" in kinds:
            if beside.tells_former(self.draft, i) or beside.tells_exactly(self.draft, i):
                self.flags.discard("wrong")
            elif not beside.tells_of_named(self.draft, i):
                self._add_count(i, token)
        elif "place" in kinds and isinstance(token.value, Place):
            self._add_place(i, token, token.value)
        elif _COUNTING.isdisjoint(kinds):
            self._read_mark(i, token)
        elif not _EACH.isdisjoint(kinds):
            if not for_each.describes_each(self.draft, i):
                self._read_each(i, token)
        elif not SHARES.isdisjoint(kinds) and (share := read_share(self.draft, i)) is not None:
            self._set_flags(share)
            self._append_mention(share, i)
            if is_of_next(self.draft, i):
                self.flags.add("of")
        elif "region_number" in kinds:
            self._note_region_number(i, token.value)
        elif (
            "of_them" in kinds and self.last_mention and ("count" in before or "fraction" in before)
        ):
            self.last_mention.is_of_them = "count" in before
        else:
            self._read_mark(i, token)

    def _pass_word(self, i: int, token: Token) -> None:
        """A word of no table: it parts lists, and in Latin letters a preposition from its place."""
        if self.role in ("aside", "origin") and token.capital:
            self.glue = bool(self.elements)  # «над Балтийским морем близ Кронштадта и над …»
        else:
            self.glue = self.glue and "place" in self.kinds[i + 1]
        self.has_preposition = self.has_preposition and not token.word[:1].isascii()
        is_aimed_at = self.role == "goal" and not _AIMS.isdisjoint(self.kinds[i + 1])
        if token.word and not (is_aimed_at or self.role in ("origin", "aside")):
            self.role = ""  # but «летели к порту Усть-Луга»

    def _pass_known(self, i: int, token: Token) -> None:
        """A word of the tables that no reader acts upon."""
        if "region_noun" in token.kinds and beside.names_elsewhere(self.draft, i):
            self.gap, self.glue = FAR, False  # "than over all other regions (19)"
        elif "region_count" in token.kinds:
            beside.name_list(self.draft, i)
        is_glue = not _THE.isdisjoint(token.traits) or not LIST_GLUE.isdisjoint(token.kinds)
        self.glue = self.glue and is_glue

    # ---------------------------------------------------------------- counts
    def _add_count(self, i: int, token: Token) -> None:
        if self.gap == GAPS["colon"] and headings.follows_heading(self.draft, i):
            self.gap = 0.7  # «Курская область: 5», «Курская область: сбиты все пять»
        mention = new_mention(self.draft, token, i)
        self._set_flags(mention)
        note_base(self.draft, mention, self.last_mention, self.gap, i)
        if mention.is_another or mention.is_of_them or mention.of_number is not None:
            beside.close_before_verb(self.draft, mention)
        self._append_mention(mention, i)
        self.has_preposition = False
        is_by = i + 1 < len(self.tokens) and "by" in self.tokens[i + 1].traits
        if is_by and "time" not in self.kinds[i + 1]:
            mention.is_doer = True

    def _append_mention(self, mention: Mention, i: int) -> None:
        mention.group = self.group
        self.elements.append((self.gap, mention, i))
        self.draft.mentions.append(mention)
        self.last_mention = mention
        self.gap, self.role, self.glue = 0.0, "", False
        self.flags, self.region_number, self.words_since_comma = set(), None, 0

    def _set_flags(self, mention: Mention) -> None:
        """Give a mention what the words before it say of it, and of how many regions it is."""
        set_flags(self.draft, mention, self.flags, self.last_mention, self.gap)
        if self.region_number is not None:
            mention.region_number = self.region_number
            mention.names_regions_again = self.names_again

    def _note_region_number(self, i: int, number: Quantity | None) -> None:
        """«над восемью регионами»: of the count right before it, or of the next one."""
        self.glue = False
        last = self.elements[-1][1] if self.elements else None
        if beside.names_elsewhere(self.draft, i) or number is None:
            return
        if beside.are_inside_region(self.draft, i) or tells_of_alarm(self.draft, i):
            return  # "12 municipalities of the Belgorod region"
        is_again = beside.names_again(self.draft, i)
        if not isinstance(last, Mention):
            beside.name_list(self.draft, i)
            self.region_number, self.names_again = number.low, is_again
            return
        if last.region_number is None:  # "eight regions and one sea"
            last.region_number = number.low
        last.names_regions_again = is_again

    # ---------------------------------------------------------------- places
    def _add_place(self, i: int, token: Token, place: Place) -> None:
        before = self.kinds[i - 1]
        if place.kind == "country" and "place" in before:
            return  # «над Владимирской областью РФ»
        is_office = "speaker" in self.kinds[i - 2] and not beside.acts_there(self.draft, i, place)
        if "in" in before and (is_office or beside.is_said_in(self.draft, i, place)):
            self.role = "aside"  # "the Defence Ministry in Moscow", "it is claimed in Kyiv"
        is_told_by = "report_noun" in before or "according" in before
        if not self.has_preposition and (is_told_by or beside.names_outlet(self.draft, i)):
            self.role = "aside"  # «заяву Москви про 120 дронів», «за версією Москви»
        if place.kind in ("unknown", "ambiguous") and self.role not in IGNORED_ROLES:
            self.reading.unknown_words.append(place.word)
        last = self.last_mention
        if self.role == "goal" and goals.resumes_sharing(self.draft, i):
            self.role, self.glue = "", False  # «из них шесть на пути к Москве, Тверская — 5»
        if self.role == "goal":
            goals.note_goal(self.draft, self.gap)
            if self.has_preposition and goals.lies_in_sea(self.draft, place):
                self.role = ""
        if beside.leaves_town(self.draft, i, place) or beside.end_there(self.draft, i):
            self.role = ""
        is_denied = beside.is_denied(self.draft, i)
        self.flags -= {"instead"} if is_denied else set()  # "over Tver, not over Tula"
        if is_denied or beside.is_apart(self.draft, i):
            self.role, self.glue = "named", False  # the list, if there is one, comes after
        colon = i - 1 - ("region_noun" in before)  # «— 9: Татарстан», «— 9: Респ. Крым»
        if "colon" in self.kinds[colon] and beside.counts_item(self.draft, colon - 1):
            self.gap = TIGHT
        if self.gap >= COMMA and self.words_since_comma and last is not None and not self.glue:
            is_resumed = resumes_verb(self.draft, i)
            self.gap = COMMA if is_resumed else max(self.gap, FAR)  # a clause of its own between
        if "including" in self.flags and last is not None and not self.role:
            self.role = "" if counts_behind(self.draft, i) else "named"
        if last is not None and compares(self.draft, i, last):
            last.than, self.role = place.zones, "named"
        if not self._join_list(token, place):
            found = PlaceList(
                [place], [token.start], [self.has_preposition], token.start, token.end, self.role
            )
            found.group = self.group
            found.is_over = beside.is_governed_by_over(self.draft, i) and "mostly" not in self.flags
            self.elements.append((self.gap, found, i))
        if self.is_next_place_each:
            self.elements[-1][1].is_each = True
            self.is_next_place_each = False
        self.gap, self.glue, self.has_preposition = 0.0, True, False
        if self.role not in ("goal", "origin", "aside"):
            self.flags.discard("of")

    def _join_list(self, token: Token, place: Place) -> bool:
        """Put a place into the list right before it, if it goes on; gives whether it does."""
        last = self.elements[-1][1] if self.elements and self.glue and self.gap < FAR else None
        if isinstance(last, PlaceList) and last.role == "aside" and self._resumes_list():
            last = self.elements[-2][1]
        is_led = self.has_preposition or self.role == "origin"
        if not isinstance(last, PlaceList) or (is_led and last.role != self.role):
            return False
        last.places.append(place)
        last.starts.append(token.start)
        last.has_preposition.append(self.has_preposition)
        last.end = token.end
        return True

    def _resumes_list(self) -> bool:
        """«над Чёрным морем близ Анапы и над Азовским»: the list goes on behind an aside."""
        is_listed = self.has_preposition and not self.role and COMMA - self.gap <= TIGHT
        before = self.elements[-2] if is_listed and len(self.elements) > 1 else None
        return before is not None and isinstance(before[1], PlaceList) and not before[1].role

    def _read_each(self, i: int, token: Token) -> None:
        """«над каждой из областей»: of places to come, or of those named before."""
        is_first = not self.elements and "comma" in self.kinds[i + 1]
        if is_first or for_each.leads_count(self.draft, i):
            self.flags.add("each")  # "each a single drone", "over each, two were downed"
        elif "each" in token.kinds and not for_each.stands_for_each(self.draft, i):
            self._read_mark(i, token)
        elif for_each.names_no_place_after(self.draft, i):
            self._add_each_of_named(token, i)
            self.gap, self.glue = 0.0, False
        else:
            if self.last_mention is not None:
                self.last_mention.is_each = True
            self.is_next_place_each = True

    def _add_each_of_named(self, token: Token, i: int) -> None:
        lists = [e for _, e, _ in self.elements if isinstance(e, PlaceList)]
        if not lists:  # "over each of the regions": told before
            if self.last_mention is not None:
                self.last_mention.is_each = True
            else:
                self.flags.add("each")
            return
        named = lists[-1].places
        lists[-1].role = "named"
        found = PlaceList(
            list(named), [token.start] * len(named), [True] * len(named), token.start, token.end
        )
        found.is_each = True
        found.group = self.group
        self.elements.append((min(self.gap, COMMA), found, i))

    # ---------------------------------------------------------------- marks and words
    def _read_mark(self, i: int, token: Token) -> None:
        """What parts, joins or turns the counts and places around it."""
        kinds = token.kinds
        before = self.kinds[i - 1]
        if "unrelated" in kinds or "that_many" in kinds:
            self.words_since_comma += bool(token.word)
        if "that_many" in kinds and "colon" in before and headings.heads_that_many(self.draft):
            self.gap = TIGHT  # "two each: that is how many were downed over …"
        if "bullet" in kinds and "line" not in before and beside.is_inner_bullet(self.draft, i):
            kinds = {"dash": ""}  # «16 ▪️ Кубань»
        may_lead = "with" in kinds or "mostly" in kinds or "where" in token.traits
        is_led = may_lead and self._leads_from_place(i, token)
        may_join = "with" in kinds or self.role == "border_of" or "neighbouring" in token.traits
        if is_led or (may_join and beside.parts_nothing(self.draft, i, self.role)):
            return
        if not _LOOKING_BACK.isdisjoint(kinds):
            self._look_back(i, kinds)
        if "comma" in kinds and self._parts_nothing(i):
            return
        for kind in kinds:
            if GAPS.get(kind, 0.0) > self.gap:
                self.gap = GAPS[kind]
        if not _NOTED.isdisjoint(kinds):
            self._note(kinds, before, i)
        may_turn = "near" in kinds or not goals.WAYS.isdisjoint(token.traits)
        if ("from" in kinds or "of" in kinds) and goals.follows_launch(self.draft, i):
            self.role, self.glue = "origin", False
            self.flags.discard("of")
        elif "from" in token.traits and goals.leaves_place(self.draft, i):
            self.role, self.glue = "origin", False
        elif may_turn and goals.leads_aside(self.draft, i, token):
            self.role, self.glue = "aside", False
        else:
            if not _TURNING.isdisjoint(kinds):
                self._turn_role(i, token, kinds)
            if LIST_GLUE.isdisjoint(kinds):
                is_inner_dash = "dash" in kinds and "and" in before  # «а также — над …»
                is_of = "of" in kinds and beside.leads_from_district(self.draft, i)
                self.glue = self.glue and ("the" in token.traits or is_inner_dash or is_of)
            is_aside = "in" in before and "open" in self.kinds[i - 2]
            if "each" in kinds and not is_aside:  # «(в каждой — разное число)»
                for_each.note_each(self.draft)

    def _parts_nothing(self, comma: int) -> bool:
        """Whether a comma opens or closes an insertion, or a number that says a share again."""
        if "multiple" in self.kinds[comma - 1] and "count" in self.kinds[comma + 1]:
            return True  # «над Чувашией — вдвое меньше, шесть»
        end = end_of_insertion(self.draft, comma)
        self.inserted_until = end or self.inserted_until
        return end is not None or comma == self.inserted_until

    def _leads_from_place(self, i: int, token: Token) -> bool:
        """ "The Bryansk region with 27", "over the Sea of Azov, where 21 were downed"."""
        if not self.elements or not isinstance(self.elements[-1][1], PlaceList):
            return False
        if "mostly" in token.kinds:  # "with Bryansk Oblast seeing the most (57)"
            is_led = self.gap < COMMA and beside.leads_to_count(self.draft, i)
            self.flags |= {"mostly"} if is_led else set()
            return is_led
        is_where = "where" in token.traits and "place" in self.kinds[i - 2]
        if is_where or "with" in token.kinds:
            self.glue = self.glue and "comma" not in self.kinds[i - 1]  # "…, with B and C getting"
            self.gap = TIGHT if is_where else max(self.gap, TIGHT)
            return True
        return False

    def _note(self, kinds: dict[str, Any], before: dict[str, Any], i: int) -> None:
        """What a mark ends, and what a word tells of counts or of the sentence."""
        if not _GROUP_ENDS.isdisjoint(kinds):
            self._end_group(kinds, i)
        if "comma" in kinds or "while" in kinds:
            self._end_clause(kinds, i)
        if not _FLAGS.isdisjoint(kinds):
            self._note_flags(kinds, i)
        if not FACTS.isdisjoint(kinds):
            self.reading.note_fact(kinds, before, i == 0 and beside.supposes(self.draft))

    def _end_clause(self, kinds: dict[str, Any], i: int) -> None:
        if "comma" in kinds:
            self.words_since_comma = 0
            self.flags -= _UNTIL_COMMA | beside.closed_behind(self.draft, i)
            self.role = self.role if self.glue else ""
        else:
            self.flags.discard("wrong")  # "first wrote of a bang, but then of two drones"

    def _end_group(self, kinds: dict[str, Any], i: int) -> None:
        self.group, self.role = self.group + 1, ""
        self.flags.discard("instead")
        if "line" in kinds and headings.ends_headline(self.draft, i):
            self.gap = FAR
        if "semicolon" in kinds:
            self.flags.discard("correction")  # «…, уточнил губернатор; в шесть он говорил о …»
        if "colon" in kinds and self.last_mention is not None:
            self.last_mention.heads_list = not headings.heads_item(self.draft, self.last_mention, i)

    def _look_back(self, i: int, kinds: dict[str, Any]) -> None:
        """Words that say again what was told: all of them, a share of it, where they flew."""
        before = self.kinds[i - 1]
        if "every" in kinds and beside.places_all(self.draft, i):
            self.reading.has_all_of_them = True  # «Все — над Крымом»
            self.reading.outcomes.add("destroyed")
        if "fraction" in kinds and "that_is" in before and tells_whole(self.draft, i + 1):
            self.flags.add("of")  # «16, то есть половина всех 32, …»
            self.gap = 0.0
        at = i - 1 - ("of_them" in before)  # «к Москве из них шли 19»
        if "flew" in kinds and "place" in self.kinds[at] and goals.turn_to_goal(self.draft):
            self.glue = False

    def _turn_role(self, i: int, token: Token, kinds: dict[str, Any]) -> None:
        """By a kind of _TURNING: a goal, an origin, an aside or a place of the claim is next."""
        if not _ROLE_KINDS.isdisjoint(kinds):
            self.role = next(kind for kind in kinds if kind in _ROLE_KINDS)
            if self.role == "goal":
                goals.note_goal(self.draft, self.gap)
                if "enters" in token.traits:  # "that crossed into the Oryol region"
                    self.role, self.has_preposition = "", True
            self.glue = False
        elif "over" in kinds:
            self.has_preposition = True
            if self.role != "border_of" and (self.role != "aside" or "in_area" not in token.traits):
                self.role = ""
        elif "in" in kinds:
            self.has_preposition = True
            is_behind = beside.is_behind_place(self.draft, i) and "onto" not in token.traits
            if self.role not in _KEEP_IN or (is_behind and self.role == "aside"):
                self.role = ""
        else:
            self.role = ""
            self.flags.discard("instead")  # "an officer who asked not to be named said 12 …"
            self.has_preposition = False

    def _note_flags(self, kinds: dict[str, Any], i: int) -> None:
        """Words about a count: of the one before them, or of the next."""
        flags, last = self.flags, self.last_mention
        flags |= _FLAGS.intersection(kinds)
        if "of" in kinds and beside.leads_to_no_whole(self.draft, i):
            flags.discard("of")  # "in the course of the night – five over …"
        note_trailing(self.draft, i, kinds, last, flags)
        if "doer" in kinds and last is not None and beside.did(self.draft, i, last.index):
            last.is_doer = True
        is_more = "another" in kinds or "again" in kinds
        if is_more and last is not None and last.index == i - 1:
            last.is_another = True  # "two more had been shot down", "and 58 again on Tuesday"
            flags.discard("another")
            beside.close_before_verb(self.draft, last)
        if "wrong" in kinds and last is not None and tells_first(self.draft, last, i):
            last.is_withdrawn = True  # "(six in the first version)"
            flags.discard("wrong")
        if "jointly" in kinds and last is not None:
            last.is_joint = True
