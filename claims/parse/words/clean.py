"""Length-preserving cleaning, so that every offset in the cleaned text is one in the report."""

import re

# One character in, one character out; what must go becomes a space.
_CHARACTERS = {
    "ё": "е",
    "Ё": "Е",
    "’": "'",
    "ʼ": "'",
    "`": "'",
    "‘": "'",
    "´": "'",
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2007": " ",
    "\u3000": " ",
    "\t": " ",
    "\r": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "‑": "-",
    "‐": "-",
    "⁃": "-",
    "－": "-",
    "*": " ",
    "_": " ",
    "~": " ",
    "\ufe0f": " ",
}
_SPECIAL = re.compile("[" + "".join(map(re.escape, _CHARACTERS)) + "]")
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"
_SIGNS = ("<", "&", "@", "#", "[", "://", "t.me", "\u0301", "(!", "(?", "…", "...")  # of markup
_MARKUP = re.compile(
    r"</?[a-zA-Z!][^<>\n]{0,200}>"
    r"|&(?:nbsp|ensp|emsp|thinsp|shy|amp|quot|lt|gt|laquo|raquo|zwnj|#\d{1,6}|#x[0-9a-fA-F]{1,5});"
    r"|&(?:mdash|ndash|minus);"
    r"|(?<=[^\s(\[])\[\d{1,3}\]"  # a footnote: "over Rostov Oblast.[9]"
    r"|\([!?]{1,3}\)"  # a writer's wonder: "73 (!) drones"
    r"|(?<=[….])\s*(?i:read more|continue reading|читать (?:далее|полностью)|читати далі)\s*$"
    r"|\[[^\]\n]{1,60}\]\((?:https?://|t\.me/)[^\s()<>]+\)\s*$"  # "[Subscribe](…)"
    r"|https?://[^\s<>]+|\bt\.me/\S+|www\.[^\s<>]+|@\w+|#(?=\w)|\u0301"
)


_BLOCK = re.compile(r"</?(?:p|li|ul|ol|br|div|tr|h[1-6])\b", re.IGNORECASE)  # ends a line
_MISTYPED_APOSTROPHE = re.compile(r'(?<=[бпвмфркБПВМФРК])["”“″](?=[яюєїЯЮЄЇ])')  # «П"ЯТЬ»
_MISTYPED_DIGIT = re.compile(r"[зЗоОoO](?<=\d.)(?=[:.]?\d)")  # «2З:00», «1О»


_MISTYPED_FROM = re.compile(r"(?<![\d.,:])3(?= \d{1,2}[:.]\d\d(?!\d))")  # «3 20:00 до 22:00»


_SPLIT_DIGITS = re.compile(rf"\d[\d:.{INVISIBLE}]*\d")


def _join_digits(match: re.Match[str]) -> str:
    """A number or an hour with what is hidden in it behind its last digit."""
    return without_hidden(match.group()).ljust(len(match.group()), "\u2060")


def _blank(match: re.Match[str]) -> str:
    found = match.group()
    if _BLOCK.match(found):
        return "\n" + " " * (len(found) - 1)
    if found in ("&mdash;", "&ndash;", "&minus;"):
        return "—" + " " * (len(found) - 1)
    if found == "&shy;":
        return "\u00ad" * len(found)
    return " " * len(found)


def clean_text(text: str) -> str:
    """The text in lower case with plain spaces and without markup, as long as the original."""
    text = _MISTYPED_DIGIT.sub(lambda m: "3" if m.group() in "зЗ" else "0", text)
    text = _MISTYPED_FROM.sub("з", text)
    if not text.isascii():
        text = _MISTYPED_APOSTROPHE.sub("'", text)
    if not text.isascii() and any(map(text.__contains__, INVISIBLE)):
        text = _SPLIT_DIGITS.sub(_join_digits, text)
    if any(map(text.__contains__, _SIGNS)):
        text = _MARKUP.sub(_blank, text)
    text = _SPECIAL.sub(lambda m: _CHARACTERS[m.group()], text)
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


_CYRILLIC_FOR_LATIN = str.maketrans("aceopxyikmthb", "асеорхуікмтнв")
_LATIN_FOR_CYRILLIC = str.maketrans("асеорхуікмтнв", "aceopxyikmthb")
_HIDDEN = str.maketrans("", "", INVISIBLE)


def without_hidden(word: str) -> str:
    """The word without soft hyphens and other invisible characters."""
    return word.translate(_HIDDEN)


def spelled_alike(word: str) -> tuple[str, ...]:
    """Other spellings of a word that look the same: its letters in one alphabet."""
    cyrillic = word.translate(_CYRILLIC_FOR_LATIN)
    latin = word.translate(_LATIN_FOR_CYRILLIC)
    russian = cyrillic.replace("і", "и") if cyrillic != word else word  # a Latin i
    return tuple(w for w in dict.fromkeys((cyrillic, latin, russian)) if w != word)
