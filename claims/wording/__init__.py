"""Tables of words: what each word or phrase of a language means to the parser.

One module a language, each with one table `WORDS`: kind → value → phrases, parted by
semicolons. A word ending in `*` stands for every word that starts so; a longer phrase beats a
shorter one, a whole word beats a stem. Phrases are lower case, with «е» for «ё». A new wording
is a new phrase in a table; a new language is a new module listed in `claims.parse.lexicon`.
docs/parser.md explains every kind.
"""
