"""The noun behind a number: what it counts, if anything that flies, and where the noun ends."""

from claims.parse.counts.comparing import is_compared
from claims.parse.places.place import zones_of
from claims.parse.words.lexicon import Kinds
from claims.parse.words.tokens import Token, kinds_of
from claims.parse.words.traits import TRAITS_OF

_LOOKAHEAD = 6
_OTHER_NOUNS = frozenset(
    ["minute_word", "hour_word", "relay", "report_noun", "night", "part_of_day", "debris"]
)
_OTHER_TRAITS = frozenset({"figures", "crews"})
_ADJECTIVES = frozenset({"adjective", "lone_adjective"})
_LENGTH = frozenset({"hour_word", "minute_word", "span"})
_ACTORS = frozenset(
    ["span", "territory", "say", "doer", "speaker", "region_noun", "place", "aux", "nth"]
)
_TELLERS = _ACTORS | {"report_noun"}  # "the morning report has 105"
_GOVERNING = frozenset({"over", "in"})
_NEW_DEED = frozenset({"aux", "doer"})
_SAYS_IT = frozenset({"ru_mod", "same"})  # "the 14 it said it had shot down"
_NO_NOUNS = frozenset({"verbal", "against"})
_NO_SUBJECT = frozenset({"not_subject", "noise"})
_BEFORE_NOUN = frozenset({"country_adjective", "adjective", "outcome"})


def subject_of(kinds: Kinds) -> str:
    """The kind of thing that a token names, without the mark of the singular."""
    return str(kinds["subject"]).split("/")[0]


def counted_noun(tokens: list[Token], i: int) -> tuple[str, int, str, tuple[str, ...]]:
    """(subject or "noise", position after the noun, unknown noun, all subjects named)."""
    unknown = ""
    n = len(tokens)
    for k in range(i, min(i + _LOOKAHEAD, n)):
        token = tokens[k]
        kinds = token.kinds
        if "subject" in kinds:
            return _read_subject(tokens, i, k)
        is_machine = "machine" in token.traits and k + 1 < n and "shot_down" in tokens[k + 1].traits
        if k == i and ("other_drones" in token.traits or is_machine):
            return "drone", k + 1, "", ("drone",)  # «шесть машин сбито»
        if _leads_to_regions(tokens, k) or _names_type(tokens, k) or _describes(tokens, k):
            continue
        end = _end_of_other_thing(tokens, k, is_first=k == i)
        if end is not None:
            return "noise", end, "", ()
        if "region_count" in kinds or "region_noun" in kinds:
            kind = "district" if kinds.get("region_noun") == "district" else "region"
            return "noise", k + 1, kind, ()
        is_passed = "country_adjective" in kinds or "quote" in kinds or _is_in_brackets(tokens, k)
        is_passed = is_passed or (k > i and _tells_by_whom(tokens, k))
        is_passed = is_passed or (k == i and _is_further(tokens, k))
        if is_passed or (k == i and _leads_to_noun(tokens, k)):
            continue
        if not kinds:
            word = token.word
            if not word:
                return "", i, unknown, ()
            if not _NO_NOUNS.isdisjoint(token.traits) or _tells_manner(tokens, k):
                break  # «по десять отмечено», «14 против 11»
            # "seven carried thermite": the noun is not counted
            is_verb = "regular_past" in TRAITS_OF[unknown]
            is_name = token.capital and not _is_designation(word)
            unknown = unknown if is_name or is_verb else word
            if not word.isascii() and (token.capital or "adjectival" not in token.traits):
                break
            continue
        if "lone_adjective" in kinds and _stands_alone(tokens, k + 1):
            return str(kinds["lone_adjective"]), k + 1, "", (str(kinds["lone_adjective"]),)
        is_stop_adjective = "stop" in kinds and "adjectival" in token.traits  # «4 боевых расчёта»
        if is_stop_adjective or "lone" in token.traits or not _ADJECTIVES.isdisjoint(kinds):
            continue
        if "outcome" in kinds and _describes_noun(tokens, k):
            continue
        is_attack = kinds.get("outcome") == "launched" and "sent" not in token.traits
        if is_attack and k == i and _DID.isdisjoint(token.traits):
            return "noise", k + 1, "", ()  # «62 атаки», but not «16 запущенных … дронов»
        break
    if unknown and _is_noun_like(unknown):
        return "", i, unknown, ()
    return "", i, "", ()


_DID = frozenset({"past", "acted", "regular_past"})  # «ещё два атаковали склад»


def _tells_manner(tokens: list[Token], k: int) -> bool:
    """«ещё один принудительно посажен», "two more safely downed": how, and no thing."""
    return "adverb" in tokens[k].traits and "outcome" in kinds_of(tokens[k + 1 : k + 2])


def country_of(tokens: list[Token]) -> str:
    """ "35 Russian drones": whose a thing is, but not «ворожі дрони» of who knows whom."""
    own = [t.kinds.get("country_adjective") for t in tokens if "hostile" not in t.traits]
    named = [str(country) for country in own if country]
    return named[0] if named else ""


def _describes(tokens: list[Token], k: int) -> bool:
    """«„бойових“ дронів», "Shahed-like" drones: a word that is no thing itself before one."""
    behind = k + 1 + ("quote" in kinds_of(tokens[k + 1 : k + 2]))
    noun = tokens[behind].kinds if behind < len(tokens) else {}
    return "adjective" in tokens[k].kinds and str(noun.get("subject", "")).startswith("drone")


def _describes_noun(tokens: list[Token], i: int) -> bool:
    """Whether a verb stands before what is counted: «10 сбитых дронов», not «10 сбили самолёты».

    Aircraft behind a verb of doing are marked as who did it.
    """
    if not _has_noun(tokens, i + 1) or _is_means(tokens, i + 1):
        return False
    noun = tokens[i + 1]
    if "did" not in tokens[i].traits or noun.kinds.get("subject") != "aircraft":
        return True
    noun.kinds = {"doer": ""}
    return False


def thing_behind(tokens: list[Token], i: int) -> str:
    """What a number counts, behind a participle and a time: «десяти сбитых за ночь дронов»."""
    while i < len(tokens) and not _DESCRIBING.isdisjoint(tokens[i].kinds):
        i += 1
    return counted_noun(tokens, i)[0]


_DESCRIBING = frozenset({"outcome", "time"})


def _read_subject(tokens: list[Token], i: int, k: int) -> tuple[str, int, str, tuple[str, ...]]:
    """What a number in front of i counts, by the thing in the air that is named at k."""
    if _names_doers(tokens, i, k):
        return "noise", k + 1, "", ()
    return ("", i, "", ()) if _take_means(tokens, i, k) else _with_partner(tokens, k)


def _end_of_other_thing(tokens: list[Token], k: int, *, is_first: bool) -> int | None:
    """The position behind what is none of the things in the air; None if the word is no such."""
    token, kinds = tokens[k], tokens[k].kinds
    if kinds.get("not_subject") == "type":
        return None  # «из них пять самолётного типа»
    if "jamming" in token.traits and any("ends_in_s" in t.traits for t in tokens[k + 1 : k + 2]):
        return k + 2  # "12 electronic warfare sets"
    is_tally = is_first and "tally_noun" in token.traits  # "the ministry's two counts"
    is_other = is_tally or (is_first and not _OTHER_NOUNS.isdisjoint(kinds))
    if is_other or not _NO_SUBJECT.isdisjoint(kinds):
        return k + 1
    if not is_first:
        return None
    if "speaker" in kinds and k + 1 < len(tokens) and "report_noun" in tokens[k + 1].kinds:
        return k + 2  # "two ministry statements"
    if zones_of(token) and _counts_other_thing(tokens, k + 1):
        return k  # "three Moscow airports": the place may be that of another count
    if "time" in kinds and k + 1 < len(tokens) and not _LENGTH.isdisjoint(tokens[k + 1].kinds):
        return k + 2  # «за три ранкові години»
    if not _OTHER_TRAITS.isdisjoint(token.traits) or _names_crew(tokens, k):
        return k + 1  # «все три цифры», "both figures", "four crews"
    if (
        (kinds.get("speaker", "ru_mod") not in _SAYS_IT and "led_by" not in token.traits)
        or "average" in token.traits  # "in two waves of five"
        or "source_noun" in kinds  # "two officers who asked not to be named"
        or ("aside" in kinds and "unit_of_length" in token.traits)
        # "two more than in the first bulletin", but not "40 rather than 91"
        or ("instead" not in kinds and is_compared(tokens, k + 1, 1))
        or "city" in token.traits
        or ("day_noun" in token.traits and tokens[k - 1].kinds.get("number") == "1")
    ):
        return k
    whole = k + 1 + (k + 1 < len(tokens) and "the" in tokens[k + 1].traits)
    such = whole + 1 + any("such" in t.traits for t in tokens[whole + 1 : whole + 2])
    such += any(not t.kinds for t in tokens[such : such + 1])  # "two of the four main airports"
    told = kinds_of(tokens[such : such + 1])
    is_of_noise = "of" in kinds and ("noise" in told or "report_noun" in told)
    return such + 1 if is_of_noise else None  # 26 of 30 days, 22 of the 74 tanks


def _names_crew(tokens: list[Token], k: int) -> bool:
    """«простились с двумя бойцами», "six air defence crews": those who down drones are counted.

    But «16 бойцами» tells by whom 16 were downed.
    """
    if "doer" not in tokens[k].kinds or not _DEED.isdisjoint(tokens[k].traits):
        return False
    is_told = "crews" in tokens[k + 1].traits if k + 1 < len(tokens) else False
    is_led = k > 0 and "by_number" in tokens[k - 1].traits and "instrumental" in tokens[k].traits
    return is_told or is_led


_DEED = frozenset({"led_by", "fell", "credited"})  # "by crews of", «16 на счету расчётов»


def _counts_other_thing(tokens: list[Token], k: int) -> bool:
    kinds = tokens[k].kinds if k < len(tokens) else {}
    return ("noise" in kinds and "span" not in kinds) or kinds.get("speaker") == "other"


_MEANS = frozenset({"aircraft", "missile"})
_BY_CASE = frozenset({"by_number", "instrumental"})
_MEANS_REACH = 16
_BEFORE_MEANS = frozenset({"dash", "comma", "colon", "and", "open"})
_BEFORE_DOERS = _BEFORE_MEANS | {"with", "from", "or", "count", "number", "digits"}
_BEFORE_REGIONS = frozenset({"territory", "aside"})
_REGIONS = frozenset({"region_count", "region_noun"})
_STRUCK = frozenset({"downed", "regular_past"})


def _leads_to_regions(tokens: list[Token], k: int) -> bool:
    """ "Three of the region's districts", "three neighbouring districts": a word before them."""
    kinds = tokens[k].kinds
    if "region_noun" in kinds and "possessive" in tokens[k].traits:
        return True
    following = tokens[k + 1].kinds if k + 1 < len(tokens) else {}
    is_passed = "elsewhere" in tokens[k].traits or not _BEFORE_REGIONS.isdisjoint(kinds)
    if "outcome" in kinds and not _STRUCK.isdisjoint(tokens[k].traits):
        is_passed = not _has_noun(tokens, k + 2)  # «из трёх атакованных регионов»
    return is_passed and not _REGIONS.isdisjoint(following)


def _is_further(tokens: list[Token], k: int) -> bool:
    """ "One additional drone": between a number and its noun."""
    return "another" in tokens[k].kinds and "subject" in kinds_of(tokens[k + 1 : k + 2])


def _is_in_brackets(tokens: list[Token], k: int) -> bool:
    """ "Nine Lyutyi (An-196) drones": a bracket around one word before the noun."""
    if "open" in tokens[k].kinds:
        k += 2
    is_closed = k < len(tokens) and "close" in tokens[k].kinds
    return is_closed and _has_noun(tokens, k + 1)


def _names_type(tokens: list[Token], k: int) -> bool:
    """ "Three Shahed-136-type drones": a name of a type right before its noun."""
    is_name = "-" in tokens[k].word and "noise" in tokens[k].kinds
    return is_name and _has_noun(
        tokens, k + 1 + any("noun_of_type" in t.traits for t in tokens[k + 1 : k + 2])
    )


def _tells_by_whom(tokens: list[Token], k: int) -> bool:
    """«два сбитых казаками дрона»: a word of no table between a participle and its noun."""
    is_word = bool(tokens[k].word) and not tokens[k].kinds
    return is_word and "instrumental" in tokens[k].traits and "outcome" in tokens[k - 1].kinds


def _is_designation(word: str) -> bool:
    """ "S-400", «Су-34»: the type of a weapon, so that its number counts weapons."""
    return "-" in word and word[-1].isdecimal()


def _is_means(tokens: list[Token], i: int) -> bool:
    """«два сбиты ракетами»: what they were downed with, by its case; the verb is no adjective."""
    return "adjectival" not in tokens[i - 1].traits and "instrumental" in tokens[i].traits


def _take_means(tokens: list[Token], i: int, k: int) -> bool:
    """«Сбито 30 БПЛА: 22 расчётами, 5 вертолётами»: with what a share of them was downed.

    The noun becomes a `doer` then. Gives whether it does.
    """
    if subject_of(tokens[k].kinds) not in _MEANS or "instrumental" not in tokens[k].traits:
        return False
    is_listed = not _BEFORE_MEANS.isdisjoint(tokens[i - 2].kinds) if i > 1 else False
    is_led = "by_number" in tokens[i - 1].traits  # «пятью ракетами»
    is_means = is_listed and _follows_downed_drones(tokens, i) and not is_led
    if is_means:
        tokens[k].kinds = {"doer": ""}
    return is_means


def _names_doers(tokens: list[Token], i: int, k: int) -> bool:
    """«Сбиты двумя вертолётами», "downed by two helicopters": what downed the drones."""
    if subject_of(tokens[k].kinds) not in _MEANS:
        return False
    following = tokens[k + 1].kinds if k + 1 < len(tokens) else {}
    is_downing = "destroyed" in str(following.get("outcome", ""))
    if is_downing and _BY_CASE.issubset(tokens[i - 1].traits | tokens[k].traits):
        return True  # «двумя ракетами сбили дрон»
    if i < 3:
        return False
    lead = tokens[i - 2]
    is_apart = "comma" in tokens[i - 3].kinds or "outcome" in following  # ", with two … downed"
    is_led = ("by" in lead.traits or "with" in lead.kinds) and lead.word.isascii() and not is_apart
    is_by_case = "instrumental" in tokens[k].traits and _BEFORE_DOERS.isdisjoint(lead.kinds)
    return (is_led or is_by_case) and _follows_downed_drones(tokens, i)


def _follows_downed_drones(tokens: list[Token], i: int) -> bool:
    told = tokens[max(0, i - _MEANS_REACH) : i - 1]
    is_downed = any(str(t.kinds.get("outcome", "")).startswith("destroyed") for t in told)
    return is_downed and any(str(t.kinds.get("subject", "")).startswith("drone") for t in told)


def _leads_to_noun(tokens: list[Token], i: int) -> bool:
    """Whether what stands behind a numeral may stand between it and its noun."""
    kinds = tokens[i].kinds
    if "aux" in kinds or ("of" in kinds and "of" in tokens[i].traits):
        return True
    if "time" in kinds:  # «вслед за 12 ночными дронами»
        return i + 1 < len(tokens) and "subject" in tokens[i + 1].kinds
    if not ("dash" in kinds and i + 1 < len(tokens) and "subject" in tokens[i + 1].kinds):
        return False
    # «21 — беспилотник», but «11 — ракетами»
    return "instrumental" not in tokens[i + 1].traits and not _goes_on_doers(tokens, i)


def _goes_on_doers(tokens: list[Token], i: int) -> bool:
    """«девять сбила ПВО, три — вертолёты»: aircraft behind a dash that did as those before."""
    if str(tokens[i + 1].kinds["subject"]).split("/")[0] != "aircraft":
        return False
    lead = [t.kinds for t in tokens[max(0, i - _DOERS_REACH) : i]]
    deed = next((k for k, kinds in enumerate(lead) if "outcome" in kinds), len(lead))
    behind = next((k for k, kinds in enumerate(lead) if k > deed and "doer" in kinds), None)
    return behind is not None and all("place" not in kinds for kinds in lead[deed:])


_DOERS_REACH = 7


def _stands_alone(tokens: list[Token], i: int) -> bool:
    """Whether no noun follows an adjective; not so «один воздушный шар»."""
    is_unknown = any(t.word and not t.kinds for t in tokens[i : i + 1])
    return not (is_unknown or _has_noun(tokens, i))


def _has_noun(tokens: list[Token], i: int) -> bool:
    for k in range(i, min(i + 4, len(tokens))):
        kinds = tokens[k].kinds
        if "subject" in kinds:
            return True
        if kinds and _BEFORE_NOUN.isdisjoint(kinds):
            return False
    return False


def _is_noun_like(word: str) -> bool:
    return len(word) > 2 and "adverb" not in TRAITS_OF[word]  # "33 nationally"


def _with_partner(tokens: list[Token], k: int) -> tuple[str, int, str, tuple[str, ...]]:
    """The noun at k, and a second kind of thing joined by "and" without its own number."""
    subject = subject_of(tokens[k].kinds)
    end = k + 1
    if "aircraft" in tokens[k].traits and "these" in tokens[k - 1].traits:
        return "", end, "", ()  # "eleven of the aircraft": of the things told before
    n = len(tokens)
    if end < n and "subject" in tokens[end].kinds and "count" not in tokens[end].kinds:
        subject = subject_of(tokens[end].kinds) if subject == "drone" else subject
        end += 1
    listed = _end_of_list(tokens, end)
    if listed > end:
        others = {subject_of(t.kinds) for t in tokens[end:listed] if "subject" in t.kinds}
        if others - {subject}:
            return "mixed", listed, "", (subject, *sorted(others - {subject}))
    if end + 1 < n and ("and" in tokens[end].kinds or "or" in tokens[end].kinds):
        for m in range(end + 1, min(end + 3, n)):
            kinds = tokens[m].kinds
            if "subject" in kinds:
                other, _, number = str(kinds["subject"]).partition("/")
                if number == "1":
                    break  # «три коптера и метеозонд»: one more thing, by its singular
                if other not in (subject, "target") and subject != "target":
                    return "mixed", m + 1, "", (subject, other)
                break
            is_passed = "country_adjective" in kinds or "stop" in kinds
            is_whole = "all" in tokens[m].traits  # «девять дронов и все ракеты»
            if is_whole or (kinds and ("number" in kinds or not is_passed)):
                break  # "31 drones and one Neptune": a number of its own
    return subject, end, "", (subject,)


def _end_of_list(tokens: list[Token], i: int) -> int:
    """The position behind «, ракет и шаров»: things listed without numbers; i if there are none."""
    k = i
    while "comma" in kinds_of(tokens[k : k + 1]) and _is_plural(tokens[k + 1 : k + 2]):
        k += 2
    is_list = k > i and "and" in kinds_of(tokens[k : k + 1]) and _is_plural(tokens[k + 1 : k + 2])
    return k + 2 if is_list else i


def _is_plural(thing: list[Token]) -> bool:
    return any("subject" in t.kinds and not str(t.kinds["subject"]).endswith("/1") for t in thing)


_AFTER_CREWS = frozenset({"of", "comma", "over"})


def is_led_by_noise(
    tokens: list[Token], start: int, end: int, is_one: bool, before: list[Token]
) -> bool:
    """Whether what stands before a number without a noun makes it one of another thing.

    The number is tokens[start:end]; `before` is the token read last but one, if there is one.
    """
    lead = tokens[start - 1].kinds
    is_said_of = "dash" in lead or "there_were" in tokens[start - 1].traits
    if is_said_of and start > 1 and _is_thing(tokens, start - 2):
        lead = tokens[start - 2].kinds  # «обстрелов — 46», «взрывов было не меньше 15»
    following = kinds_of(tokens[end : end + 1])
    if "ranks" in tokens[start - 1].traits and "subject" in kinds_of(tokens[start - 2 : start - 1]):
        return True  # "drone number 1,000"
    if "noise_lead" in lead or ("report_noun" in lead and "colon" in following):
        return True  # "aged 14", «Сводка 1:»
    # "volunteers two of the ten", "volunteers four, 11 in all"
    is_crew = "crews" in tokens[start - 1].traits and not _AFTER_CREWS.isdisjoint(following)
    if "noise" in lead and not (is_crew or "territory" in lead or "say" in lead):
        return True  # «ранены двое»
    if "region_noun" in lead and is_one:
        return True  # «Регион один — Тульская область»
    # "six nights out of seven", but not "one hit a tank and four were downed"
    is_joined = "of" in lead or ("and" in lead and _NEW_DEED.isdisjoint(following))
    return is_joined and any("noise" in t.kinds and "crews" not in t.traits for t in before)


def _is_thing(tokens: list[Token], i: int) -> bool:
    """Whether the word at a position names only what is none of the things in the air."""
    kinds = tokens[i].kinds
    if "noise" not in kinds or tokens[i].value is not None or not _TELLERS.isdisjoint(kinds):
        return False
    return i == 0 or _GOVERNING.isdisjoint(tokens[i - 1].kinds)  # «а над страной — 62»


_ENDS_NOUN = frozenset({"comma", "quote", "stop_mark", "semicolon", "line", "close"})
_DESCRIBES = {"adjective", "stop"}
_ONLY_REACH = 20
_OWNS = frozenset({"the", "own", "its"})


def stands_for_noun(tokens: list[Token], i: int) -> bool:
    """ "The latest one", "a small one", "the morning one, midnight to 7 a.m.,": no number."""
    before, ends = tokens[i - 1], i + 1 < len(tokens) and "comma" in tokens[i + 1].kinds
    is_led = i > 1 and "indefinite" in tokens[i - 2].traits and before.kinds.keys() <= _DESCRIBES
    if is_led and (ends or i + 1 == len(tokens) or not _ENDS_NOUN.isdisjoint(tokens[i + 1].kinds)):
        return True
    if "only" in before.traits and "aux" in kinds_of(tokens[max(0, i - 3) : i - 2]):
        # "the drone downed near Tula turned out to be the only one"
        return "subject" in kinds_of(tokens[max(0, i - _ONLY_REACH) : i])
    is_timed = "time" in before.kinds and i > 1 and not _OWNS.isdisjoint(tokens[i - 2].traits)
    return (not before.kinds and bool(before.word)) or (is_timed and ends)
