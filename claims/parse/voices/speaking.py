"""Whether a body that is named for other reasons too speaks: the verbs and marks around it."""

from claims.parse.voices.doing import (
    OF_THE,
    body_at_work,
)
from claims.parse.voices.unnamed import (
    sees_downed,
)
from claims.parse.words.tokens import Token, kinds_of


def end_of_relative(tokens: list[Token], i: int) -> int:
    """Position of the comma that ends ", which publishes less than its governors,"; else -1."""
    if i + 1 >= len(tokens) or "relative" not in tokens[i + 1].traits:
        return -1
    near = range(i + 2, min(i + 14, len(tokens)))
    return next((k for k in near if "comma" in tokens[k].kinds), -1)


def _end_of_name(tokens: list[Token], i: int) -> int:
    """Position of the mark that closes «Новой газеты» right behind a source; else -1."""
    if not any("quote" in t.kinds for t in tokens[i : i + 1]):
        return -1
    near = range(i + 1, min(i + _LONGEST_NAME, len(tokens)))
    return next((k for k in near if "quote" in tokens[k].kinds), -1)


_SIGNS = frozenset({"dash", "open", "line"})
_ARTICLES = OF_THE | {"indefinite"}
_SIGNS_OF_NAME = _SIGNS | {"colon"}
_SPEAKING = frozenset({"say", "colon", "denied", "dash", "assessment"})


def is_owner(tokens: list[Token], i: int) -> bool:
    """«44 беспилотника ВСУ, передаёт агентство»: whose drones they are, not who speaks."""
    following = tokens[i + 1].kinds if i + 1 < len(tokens) else {}
    return (
        i > 0
        and ("count" in tokens[i - 1].kinds or "subject" in tokens[i - 1].kinds)
        and not ("say" in following or "denied" in following)
    )


def downs(tokens: list[Token], i: int) -> bool:
    """ "Ukrainian air defenders shot down 71": then it is over their own land."""
    following = [t.kinds for t in tokens[i + 1 : i + 4] if "time" not in t.kinds]
    verb = str(following[0].get("outcome", "")) if following else ""
    return verb.startswith(_DOWNED)


_DOWNED = ("destroyed", "suppressed")


def speaks(tokens: list[Token], i: int) -> bool:
    """Whether a body that is also named for other reasons speaks here."""
    is_named = i > 1 and "comma" in tokens[i - 1].kinds and tokens[i - 2].capital
    is_named |= any("by" in t.traits for t in tokens[max(0, i - 3) : i])  # "was told by the local"
    lead = tokens[max(0, i - (5 if is_named else 3)) : i + 1]  # «сказал Пётр Гусев, чиновник …»
    if any("according" in t.kinds or "say" in t.kinds for t in lead) or _ends_quotation(tokens, i):
        return True
    is_same = tokens[i].word.isascii() and tokens[i].kinds.get("speaker") == "same"
    if sees_downed(tokens, i) or (is_same and body_at_work(tokens[:i])):
        return True  # "The ministry's crews downed nine drones, it said"
    before = i - 1 - (i > 1 and not _ARTICLES.isdisjoint(tokens[i - 1].traits))
    sign = tokens[before].kinds if i else {}
    following = tokens[i + 1] if i + 1 < len(tokens) else None
    is_verb = following is not None and following.kinds.keys() <= {"unrelated"}
    if is_verb and following is not None and "did" in following.traits:
        return False  # «военные отразили …», «службы работают»
    is_somewhere = following is not None and "in" in following.kinds
    if _speaks_too(tokens, i):
        return True
    if not _SIGNS.isdisjoint(sign) and i + 4 > len(tokens):
        return not ("line" in sign and is_somewhere)  # «⏎службы на местах»
    is_last = i + 1 == len(tokens) or ("quote" in tokens[i + 1].kinds and i + 6 > len(tokens))
    if is_last and not _SIGNS_OF_NAME.isdisjoint(sign):
        return True  # «…: местные каналы», «… — канал „Граница“»
    if i + 1 < len(tokens) and "outcome" in tokens[i + 1].kinds:
        return False  # «военные сбили …, пишет губернатор»
    start = max(i, end_of_relative(tokens, i + 1), _end_of_name(tokens, i + 1)) + 1
    is_told_of = any("relative" in t.traits for t in tokens[start : start + 1])
    for token in tokens[start : start + (11 if is_told_of else 6)]:  # "…, who asked not to …,"
        if not _SPEAKING.isdisjoint(token.kinds):
            return True
        if not {"semicolon", "line", "speaker"}.isdisjoint(token.kinds):
            return False
    return len(tokens) < 8 and i < 2 and not is_somewhere  # «Оперштаб края.», not «Службы на …»


def _speaks_too(tokens: list[Token], i: int) -> bool:
    """ "The governor said 14 …, St Petersburg officials two": a place, its body and a number."""
    if i < 2 or "place" not in tokens[i - 1].kinds or "comma" not in tokens[i - 2].kinds:
        return False
    is_counted = any("count" in t.kinds for t in tokens[i + 1 : i + 2])
    return is_counted and "say" in kinds_of(tokens[: i - 2])


def _ends_quotation(tokens: list[Token], i: int) -> bool:
    """«„…“, — отрезали в Генштабе»: a verb that no table has between a quotation and a body."""
    if i < _SHORTEST_QUOTED:
        return False
    verb = i - 1 - ("country_adjective" in tokens[i - 1].kinds)
    verb -= "in" in tokens[verb].kinds
    if verb < 2 or tokens[verb].kinds or "did" not in tokens[verb].traits:
        return False
    before = kinds_of(tokens[verb - 3 : verb])
    return "dash" in tokens[verb - 1].kinds and not before.isdisjoint({"comma", "quote"})


_SHORTEST_QUOTED = 3  # a quotation mark, a dash and the verb before who said it
_LONGEST_NAME = 6
