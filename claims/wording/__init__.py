"""Tables of words: what each word or phrase of a language means to the parser.

A package a language, with one module a subject. `WORDS` is kind → value → phrases, parted by
semicolons. A word ending in `*` stands for every word that starts so; a longer phrase beats a
shorter one, a whole word beats a stem. Phrases are lower case, with «е» for «ё». A new wording is
a new phrase in a table; a new language is a new package listed here.

`TRAITS` is trait → words, their beginnings (`own*`), endings (`*ing`) or insides (`*own*`): the
small words and the endings that rules ask for. docs/parser.md explains both.
"""

from claims.wording import en, ru, uk

WORDS = {"ru": ru.WORDS, "en": en.WORDS, "uk": uk.WORDS}
TRAITS = {"ru": ru.TRAITS, "en": en.TRAITS, "uk": uk.TRAITS}
