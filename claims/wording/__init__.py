"""Tables of words: what each word or phrase of a language means to the parser.

A package a language, with one module a subject; together they are one table `WORDS`: kind → value
→ phrases, parted by semicolons. A word ending in `*` stands for every word that starts so; a
longer phrase beats a shorter one, a whole word beats a stem. Phrases are lower case, with «е» for
«ё». A new wording is a new phrase in a table; a new language is a new package listed in
`claims.parse.lexicon`. docs/parser.md explains every kind.
"""


def pairs(verbs: str, directions: str) -> str:
    """Each verb with each direction: «летіл* на», «летіл* до», …"""
    joined = (f"{v.strip()} {d.strip()}" for v in verbs.split(";") for d in directions.split(";"))
    return "; ".join(joined)
