"""The phrases of composed articles, one table a language.

Like `words.py` written by hand, without a look at the parser's tables. Slots are numbers
(`n`, capitalised where a sentence begins with it: `N`) and places (`over1`, `of1`).
Every number is one that asks for the plural of "drones" ("five", not "three").
"""

from tests.statements.article_words import en, ru, uk

PHRASES = {"ru": ru.PHRASES, "en": en.PHRASES, "uk": uk.PHRASES}
