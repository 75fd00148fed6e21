"""A cleaned text as typed tokens: words and phrases of the tables, numbers, clocks, marks."""

import re
from typing import Any

from claims.parse.words.clean import INVISIBLE, without_hidden
from claims.parse.words.lexicon import MEMORY, NOTHING, Entry, Kinds, Lexicon, fits_word
from claims.parse.words.spellings import lookup_word
from claims.parse.words.traits import TRAITS_OF, trait_words

_HIDDEN = f"[{INVISIBLE}]"
_DOTTED = "|".join(re.escape(word).replace(r"\ ", r"\ ?") for word in trait_words("dotted"))
_PATTERN = re.compile(
    rf"""
    (?!\ )(?:(?P<word>(?:{_DOTTED})\b\.?
      |[^\W\d_]+(?:['-][^\W_]+|\d+|{_HIDDEN}+[^\W_]*)*)
  | (?P<keycap>(?:\d[^\S\n]?\u20e3[^\S\n]?)+)
  | (?P<phone>24/7\b|\d+(?:-\d+){{2,}}|\d{{1,3}}:\d(?!\d))
  | (?P<date>\d{{1,2}}\.\d{{1,2}}\.(?:\d{{4}}|\d{{2}})(?!\d))
  | (?P<clock>\d{{1,2}}[:.]\d{{2}}(?![\d])(?![.,:]\d)|0\d[0-5]\d(?![.,:]?\d))
  | (?P<number>\d{{1,3}}(?:[\ ,]\d{{3}})+(?![\d])|\d+(?:[.,]\d+)?)
    (?P<suffix>-?[^\W\d_]+(?:-[^\W\d_][^\W_]*)*)?
  | (?P<mark>[^\w\s])
  | (?P<line>\n\s*))
    """,
    re.VERBOSE,
)
# A number of a list: at the start of a line, or with ")" behind a full stop within one.
_LISTED = re.compile(
    r"(?m)(?:^[ ]*\d{1,2}[.)]|(?<=[.;:!?] )\d{1,2}\))(?=\s+[^\W\d])|^[ ]*\d{1,2}/(?=\s)"
)

_WORD = re.compile(r"\s*[^\W\d_]+")

COMMA: Kinds = {"comma": ""}
STOP: Kinds = {"stop_mark": ""}
SEMICOLON: Kinds = {"semicolon": ""}
COLON: Kinds = {"colon": ""}
DASH: Kinds = {"dash": ""}
OPEN: Kinds = {"open": ""}
CLOSE: Kinds = {"close": ""}
QUOTE: Kinds = {"quote": ""}
LINE: Kinds = {"line": ""}
BULLET: Kinds = {"bullet": ""}
DIGITS: Kinds = {"digits": ""}
CLOCK: Kinds = {"clock": ""}
DATE: Kinds = {"date": ""}
ORDINAL: Kinds = {"ordinal": "", "day_number": ""}
NOISE: Kinds = {"noise": ""}

_MARKS: dict[str, Kinds] = {
    ",": COMMA,
    ";": SEMICOLON,
    ":": COLON,
    "—": DASH,
    "–": DASH,
    "-": DASH,
    "−": DASH,
    "―": DASH,
    "(": OPEN,
    ")": CLOSE,
    "[": OPEN,
    "]": CLOSE,
    ".": STOP,
    "!": STOP,
    "?": STOP,
    "…": {"stop_mark": "", "ellipsis": ""},
    "«": QUOTE,
    "»": QUOTE,
    '"': QUOTE,
    "“": QUOTE,
    "”": QUOTE,
    "„": QUOTE,
    "'": QUOTE,
    "%": {"noise": ""},
    "°": {"noise": ""},
    "+": {"or_more": ""},
    ">": {"above": ""},
    "<": {"below": ""},
    "≈": {"about": ""},
    "≥": {"at_least": ""},
    "≤": {"at_most": ""},
    "&": {"and": ""},
    "№": {"noise_lead": ""},
}


_BEFORE_NUMBER = frozenset("><≈≥≤")

EDGE = 8
_EDGE: list[Kinds] = [{}] * EDGE  # at the end of a list: for negative positions too


class Token:
    """A word, phrase, number or mark: where it stands and what it may mean."""

    __slots__ = (
        "capital",
        "end",
        "entry",
        "kinds",
        "start",
        "traits",
        "value",
        "word",
    )

    def __init__(
        self,
        start: int,
        end: int,
        kinds: Kinds,
        word: str = "",
        value: Any = None,
        capital: bool = False,
        entry: Entry | None = None,
    ) -> None:
        self.start = start
        self.end = end
        self.kinds = kinds
        self.word = word
        self.value = value
        self.capital = capital
        if entry is None:
            self.entry = NOTHING
            self.traits = TRAITS_OF[word]
        else:
            self.entry = entry
            self.traits = entry.traits

    def __repr__(self) -> str:
        return f"<{self.word or self.value} {' '.join(self.kinds)}>"


def kinds_of(tokens: list[Token]) -> set[str]:
    """All kinds of the tokens together."""
    return set().union(*[t.kinds for t in tokens])


def traits_of(tokens: list[Token]) -> set[str]:
    """All traits of the tokens together; rules change kinds, and never traits."""
    return set().union(*[t.traits for t in tokens])


class Line:
    """The tokens of a sentence, and their kinds with empty ones around them.

    `kinds` may be asked for up to EDGE positions before the first token and behind the last.
    """

    __slots__ = ("kinds", "n", "tokens")

    def __init__(self, tokens: list[Token]) -> None:
        self.tokens = tokens
        self.n = len(tokens)
        self.kinds: list[Kinds] = [t.kinds for t in tokens] + _EDGE

    def number(self, i: int) -> int | None:
        """The number below 1,000 that the token at a position stands for."""
        kinds = self.kinds[i]
        if "digits" in kinds or "day_number" in kinds:
            return self.tokens[i].value and int(self.tokens[i].value)  # none for "the 214th"
        value = kinds.get("number") or kinds.get("hour_number")
        if value is None:
            return None
        word = str(value)
        return int(word) if word.isdecimal() and len(word) < 4 else None


def tokenize(cleaned: str, original: str, lexicon: Lexicon) -> list[Token]:
    """The tokens of a cleaned text; phrases of the tables are one token."""
    tokens = _scan(cleaned, original, lexicon)
    if "\n" in cleaned:
        _part_headline(tokens)
    return _join_phrases(tokens)


def _part_headline(tokens: list[Token]) -> None:
    """The first line of a text is a sentence of its own above a line of prose."""
    line = next((i for i, t in enumerate(tokens) if "line" in t.kinds), None)
    if not line or line + 1 >= len(tokens):
        return
    is_quoted = "quote" in tokens[line + 1].kinds and line + 2 < len(tokens)
    first = tokens[line + 1 + is_quoted]
    end = next((i for i in range(line + 1, len(tokens)) if "line" in tokens[i].kinds), len(tokens))
    is_first = (bool(first.word) and first.capital) or "digits" in first.kinds
    is_prose = is_first and "stop_mark" in tokens[end - 1].kinds
    is_open = not tokens[line - 1].word or tokens[line - 1].kinds.keys() & {"stop_mark"}
    if is_prose and not is_open and line > 2:
        tokens[line].kinds = STOP


def _scan(cleaned: str, original: str, lexicon: Lexicon) -> list[Token]:
    tokens: list[Token] = []
    add = tokens.append
    may_list = "\n" in cleaned or ")" in cleaned
    listed = {m.end() for m in _LISTED.finditer(cleaned)} if may_list else ()
    has_capitals = not original.islower()
    spellings = lexicon.spellings
    for m in _PATTERN.finditer(cleaned):
        group = m.lastgroup
        start, end = m.span()
        if group == "word":
            word = m.group()
            entry = spellings.get(word)
            if entry is None and not word.isalpha():
                word = without_hidden(word).replace(" ", "")  # «в т. ч.»
                if word[-1].isdecimal() and _add_place_with_number(tokens, m, lexicon, original):
                    continue
                entry = spellings.get(word)
            if entry is None:
                if len(spellings) >= MEMORY:
                    spellings.clear()
                entry = spellings[word] = lookup_word(word, lexicon).spelled(word)
            add(Token(start, end, entry.kinds, word, None, original[start].isupper(), entry))
            if word[-1] == "." and _begins_sentence(original, end, lexicon):
                add(Token(end - 1, end, STOP, "."))
        elif group == "mark":
            mark = m.group()
            if _MARKS.get(mark) is STOP:
                _add_stop(tokens, cleaned, original, start, end, has_capitals)
            else:
                _add_mark(tokens, mark, cleaned, start, end)
        elif group == "line":
            is_gap = m.group().count("\n") > 1
            add(Token(start, end, STOP if is_gap else LINE, "\n\n" if is_gap else "\n"))
        elif group == "phone":
            add(Token(start, end, NOISE, ""))
        elif group == "keycap":
            _add_keycaps(tokens, m, lexicon)
        elif group in ("number", "suffix"):
            _add_number(tokens, m, listed, cleaned, lexicon)
        else:
            word = m.group()
            word = f"{word[:2]}:{word[2:]}" if word.isdigit() else word  # "0342"
            add(Token(start, end, CLOCK if group == "clock" else DATE, word))
    return tokens


def _begins_sentence(original: str, end: int, lexicon: Lexicon) -> bool:
    """ "… to 4 p.m. In total, 12": whether a word with a capital follows that is no name."""
    following = _NEXT_WORD.match(original, end)
    word = following.group(1) if following else ""
    if following is None or not word[:1].isupper():
        return False
    if len(word) > 1 and word.isupper() and original[end - 2].isupper():
        return False  # "FROM 8 A.M. TO 2 P.M.": capitals tell nothing
    kinds = lexicon.lookup(word.lower()).kinds
    if following.group(2) and not _PARTS_OF_DAY.isdisjoint(kinds):
        return True  # "… to 11 p.m. Night: 26"
    traits = TRAITS_OF[word.lower()]
    return "article" in traits or "pronoun" in traits or not _SMALL_WORDS.isdisjoint(kinds)


_PARTS_OF_DAY = frozenset({"night", "part_of_day"})
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)\b(:?)")
_SMALL_WORDS = frozenset(
    "in over from to number another while including of and speaker doer rest subject every".split()
)


_OPENS_NAME = frozenset({"quote", "noise", "aside"})


def _add_place_with_number(
    tokens: list[Token], m: re.Match[str], lexicon: Lexicon, original: str
) -> bool:
    """«Брянск-6»: a place, a dash and its number; not «Су-34». Gives whether it is that."""
    name, dash, number = m.group().rpartition("-")
    place = lexicon.lookup(name) if dash and number.isdecimal() and len(number) < 4 else None
    if place is None or "place" not in place.kinds:
        return False
    at = m.start() + len(name)
    capital = original[m.start()].isupper()
    before = tokens[-1].kinds if tokens else {}
    is_name = not _OPENS_NAME.isdisjoint(before)  # «аэродром „Энгельс-2“»
    end = m.end() if is_name else at
    tokens.append(Token(m.start(), end, place.kinds, name, None, capital, place))
    if is_name:
        return True
    tokens.append(Token(at, at + 1, DASH, "-"))
    tokens.append(Token(at + 1, m.end(), DIGITS, number, int(number)))
    return True


def _add_stop(
    tokens: list[Token], cleaned: str, original: str, start: int, end: int, has_capitals: bool
) -> None:
    """A full stop, unless it ends an abbreviation or a lower-case letter follows."""
    previous = tokens[-1] if tokens else None
    following = cleaned[end : end + 2]
    if previous is not None and previous.end == start and "abbreviation" in previous.traits:
        rest = original[end : end + 3].strip(" ")
        if (
            cleaned[start] == "."
            and rest
            and rest[0] != "\n"
            and (not rest[0].isupper() or "before_name" in previous.traits)
        ):
            return
    if cleaned[start] == "." and following and following[0].isalnum():
        return
    if previous is not None and previous.end == start and _is_initial(previous):
        return  # «А. Седов»
    if cleaned[start] == "." and has_capitals and following[:1] == " ":
        rest = original[end : end + 4].lstrip(" ")
        if rest[:1].islower():
            return  # «Курск. обл.»: no sentence begins with a small letter
    if previous is not None and "stop_mark" in previous.kinds:
        return
    tokens.append(Token(start, end, STOP, cleaned[start]))


def _add_keycaps(tokens: list[Token], m: re.Match[str], lexicon: Lexicon) -> None:
    """«1️⃣» alone numbers an item of a list; «1️⃣3️⃣ дронов», «Тула — 5️⃣⏎» are counts."""
    digits = "".join(c for c in m.group() if c.isdecimal())
    end = m.start() + len(m.group().rstrip())
    noun = _WORD.match(m.string, m.end())
    is_count = noun is not None and "subject" in lexicon.lookup(noun.group().strip()).kinds
    is_count = is_count and bool(tokens) and bool(tokens[-1].word.strip())
    is_last = m.string[end : end + 1] in ("", "\n", ",", ";", ".")
    is_count |= is_last and len(tokens) > 1 and not {"dash", "colon"}.isdisjoint(tokens[-1].kinds)
    if len(digits) <= 6 and (is_count or len(digits) > 1):
        tokens.append(Token(m.start(), end, DIGITS, digits, int(digits)))
    else:
        tokens.append(Token(m.start(), end, BULLET, ""))


def _add_mark(tokens: list[Token], mark: str, cleaned: str, start: int, end: int) -> None:
    """A mark that parts or joins; what no table knows is a bullet."""
    kinds = _MARKS.get(mark)
    if mark in _BEFORE_NUMBER and not cleaned[end : end + 1].isdigit():
        kinds = BULLET
    if kinds is QUOTE and _closes_one_word(tokens):
        del tokens[-2]  # «сбили» in scare quotes is the word itself
    elif kinds is DASH and (not tokens or "line" in tokens[-1].kinds):
        tokens.append(Token(start, end, BULLET, mark))
    elif kinds is not None:
        tokens.append(Token(start, end, kinds, mark))
    elif mark not in INVISIBLE:
        tokens.append(Token(start, end, BULLET, mark))


def _closes_one_word(tokens: list[Token]) -> bool:
    """Whether a mark of quotation ends a single word with a small letter."""
    if len(tokens) < 2 or tokens[-2].kinds is not QUOTE:
        return False
    return bool(tokens[-1].word[:1].isalpha()) and not tokens[-1].capital


def _is_initial(token: Token) -> bool:
    """A capital letter alone, before the name that it stands for."""
    return token.capital and len(token.word) == 1


_LONGEST_ASIDE = 300


def _is_inside(cleaned: str, end: int) -> bool:
    """«(Курская: 5; Крым: 3)»: whether a parenthesis is open, so that ")" marks no item."""
    start = max(0, end - _LONGEST_ASIDE)
    return cleaned.rfind("(", start, end) > cleaned.rfind(")", start, end)


def _add_number(
    tokens: list[Token], m: re.Match[str], listed: Any, cleaned: str, lexicon: Lexicon
) -> None:
    text, suffix = m.group("number"), m.group("suffix")
    start = m.start()
    end = m.end("number")
    after = cleaned[end : end + 2]
    is_listed = end + 1 in listed and not _is_inside(cleaned, end)
    if is_listed and after[:1] in ")./" and (after[0] == ")" or len(listed) > 1):
        tokens.append(Token(start, end, BULLET, ""))
        return
    whole = text.replace(" ", "").replace(",", "") if _is_grouped(text) else text
    if len(text) > 4 and text[-4] == "." and text[0] != "0":
        whole = text.replace(".", "")  # «11.430»: a dot between the thousands
    if not whole.isdecimal():
        tokens.append(Token(start, end, {"decimal": ""}, text, _decimal(text)))
    elif len(whole) > 6:
        tokens.append(Token(start, end, NOISE, "", None))
    else:
        tokens.append(Token(start, end, DIGITS, text, int(whole)))
    if suffix is None:
        return
    token, traits = tokens[-1], TRAITS_OF[suffix]
    if "ordinal_suffix" in traits or _numbers_day(tokens[-2:-1], suffix):
        token.kinds = ORDINAL
        token.end = m.end()
    elif "count_suffix" in traits:
        token.end = m.end()
    elif "half_day_suffix" in traits:
        tokens.append(Token(end, m.end(), {"clock_part": suffix}, suffix))
    elif suffix[0] == "-" and "or_more_suffix" not in traits:
        place = lexicon.lookup(suffix[1:])
        if "place" in place.kinds:  # «12-брянская обл»
            tokens.append(Token(end, end + 1, DASH, "-"))
            tokens.append(Token(end + 1, m.end(), place.kinds, suffix[1:]))
            tokens[-1].entry = place
            tokens[-1].capital = True
        else:
            token.kinds = NOISE  # 20-летний, 5-storey
            token.end = m.end()
    elif "or_more_suffix" in traits:
        tokens.append(Token(end, m.end(), {"or_more": ""}, suffix))
    elif "subject" in (noun := lexicon.lookup(suffix)).kinds:
        tokens.append(Token(end, m.end(), noun.kinds, suffix, entry=noun))  # «9БПЛА»
    else:
        tokens.append(Token(end, m.end(), {"noise": "", "glued": suffix}, suffix))


def _numbers_day(before: list[Token], suffix: str) -> bool:
    """«Доба 1187-ма»: a day that is numbered, and no count of it."""
    return suffix[0] == "-" and any("day_noun" in t.traits for t in before)


def _is_grouped(text: str) -> bool:
    return len(text) > 3 and (text[-4] in " ,")


def _decimal(text: str) -> float | None:
    return float(text.replace(",", ".")) if len(text) <= 8 else None


def _goes_on(tail: tuple[str, ...], tokens: list[Token], i: int) -> bool:
    """Whether the tail of a phrase stands at i, where its first word does.

    No number is "any word".
    """
    if i + len(tail) > len(tokens) or (tail[0] == "*" and _is_number(tokens[i])):
        return False
    for k in range(1, len(tail)):
        token = tokens[i + k]
        if not fits_word(tail[k], token.word) or (tail[k] == "*" and _is_number(token)):
            return False
    return True


def _is_number(token: Token) -> bool:
    return not _NUMBERS.isdisjoint(token.kinds)


_NUMBERS = frozenset({"digits", "number"})


def _gives_way(token: Token, tokens: list[Token], last: int) -> bool:
    """Whether "the sea" is only the beginning of "the Sea of Azov"."""
    if "the" not in token.traits or last + 1 >= len(tokens):
        return False
    following = tokens[last].entry.following[tokens[last + 1].word]
    return any(_goes_on(tail, tokens, last + 1) for tail, _ in following)


def _join_phrases(tokens: list[Token]) -> list[Token]:
    """Fold each longest phrase of the tables into its first token."""
    joined: list[Token] = []
    done = 0
    for i in [i for i, t in enumerate(tokens[:-1]) if t.entry.phrases]:
        if i < done:
            continue
        token = tokens[i]
        for tail, kinds in token.entry.following[tokens[i + 1].word]:
            end = i + 1 + len(tail)
            if (
                _goes_on(tail, tokens, i + 1)
                and not _gives_way(token, tokens, end - 1)
                and not _ends_number(tokens, i)
            ):
                joined += tokens[done:i]
                joined.append(_fold_phrase(tokens[i:end], kinds))
                done = end
                break
    return joined + tokens[done:] if done else tokens


def _ends_number(tokens: list[Token], i: int) -> bool:
    """«Двадцать один из них»: the last word of a number begins no phrase."""
    tens = str(tokens[i - 1].kinds.get("number", "")) if i else ""
    return len(tens) == 2 and tens[1] == "0" and str(tokens[i].kinds.get("number")) == "1"


def _fold_phrase(tokens: list[Token], kinds: Kinds) -> Token:
    """One token for the words of a phrase."""
    first, last = tokens[0], tokens[-1]
    capital = first.capital or ("place" in kinds and any(t.capital for t in tokens))
    word = " ".join([t.word for t in tokens])
    return Token(first.start, last.end, kinds, word, None, capital)
