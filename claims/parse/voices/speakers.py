"""Who says it: offices, bodies, unnamed sources and documents, and which count is whose."""

import itertools

from claims.parse.mentions.mention import NOBODY, Speaker
from claims.parse.places.place import CLAUSE_MARKS, GOVERNMENTS, OCCUPIED, Place, zones_of
from claims.parse.voices.doing import (
    OF_THE,
    counts_reports,
    is_doing,
    retells,
    says_nothing,
    without_doers,
)
from claims.parse.voices.named import (
    RELAYED,
    cites,
    is_relayed,
    names_who_speaks,
    passes_on,
    relayed_from,
)
from claims.parse.voices.offices import (
    body_meant,
    heading,
    is_bare_office,
    is_of_other_country,
    of_other_side,
    office_at,
)
from claims.parse.voices.publishers import ATTRIBUTION
from claims.parse.voices.speaking import downs, end_of_relative, is_owner, speaks
from claims.parse.voices.unnamed import (
    SIDES,
    anonymous,
    army_of_source,
    side_behind,
    side_of,
    source_of,
)
from claims.parse.voices.voice import FEDERAL_CITIES, OTHER_COUNTRY, FoundSpeaker, Voices
from claims.parse.words.tokens import Token, kinds_of

VOICE_KINDS = frozenset(
    ["speaker", "weak_speaker", "mayor", "head", "pronoun_speaker", "governor", "source_noun"]
)
_OF_A_SIDE = frozenset(
    ["ru_mod", "ru_official", "ru_military_unnamed", "ua_official", "ua_general_staff"]
)
NOWHERE: tuple[str, ...] = ()


def find_speakers(tokens: list[Token], original: str, voices: Voices) -> list[FoundSpeaker]:
    """The speakers of a sentence in order; places that only name an office become kind `home`."""
    found: list[FoundSpeaker] = []
    inserted_until = -1
    for i, token in enumerate(tokens):
        may_speak = i > inserted_until and not VOICE_KINDS.isdisjoint(token.kinds)
        if may_speak and _may_speak(tokens, i):
            found = _add_voice(tokens, i, original, voices, found)
            inserted_until = end_of_relative(tokens, i + 1)
        elif "foreign" in token.kinds and "say" in kinds_of(tokens[i + 1 : i + 2]):
            found.append(FoundSpeaker(i, OTHER_COUNTRY, False))  # "Iran says it downed five"
        elif "place" in token.kinds and i and "writer" in tokens[i - 1].traits:
            token.kinds = {"home": ""}  # «блогер Серов»: a surname, and no town
        elif "place" in token.kinds and found and is_bare_office(tokens, i, found[-1].speaker):
            home = zones_of(token)
            governor = Speaker("ru_governor", "named_official", None, home)
            token.kinds = {"home": ""}
            found.append(FoundSpeaker(i, governor, False))
    return without_doers(tokens, found)


def _may_speak(tokens: list[Token], i: int) -> bool:
    """Whether a voice that is named may speak: an officer alone only with his army behind."""
    is_officer = tokens[i].kinds.keys() & VOICE_KINDS == {"source_noun"}
    return not is_officer or side_behind(tokens, i) is not None


_SOME_OFFICIALS = ("ru_official", "official_body")


def speaks_for_other_country(
    tokens: list[Token], told: set[str], speakers: list[FoundSpeaker]
) -> bool:
    """Whether only bodies of other countries speak, and of no place of the two sides.

    `told` are all kinds of the tokens.
    """
    has_foreign = "foreign" in told
    if not speakers or not all(
        f.speaker == OTHER_COUNTRY or (has_foreign and f.speaker[:2] == _SOME_OFFICIALS)
        for f in speakers
    ):
        return False
    named = (t.value.zones for t in tokens if isinstance(t.value, Place))
    return all(
        z[:2] not in _TWO_SIDES for zones in named if zones not in GOVERNMENTS for z in zones
    )


_TWO_SIDES = frozenset({"RU", "UA", "SE"})


def _add_voice(
    tokens: list[Token], i: int, original: str, voices: Voices, found: list[FoundSpeaker]
) -> list[FoundSpeaker]:
    """The speakers found so far with the one that a token names, if it names one."""
    token = tokens[i]
    kinds = token.kinds
    if "pronoun_speaker" in kinds:
        meant = voices.meant(kinds["pronoun_speaker"] == "any", found)
        if meant is not None:
            token.kinds = {**kinds, "say": ""}
            return [*found, FoundSpeaker(i, meant, True)]
    if "governor" in kinds and token.capital and not _is_namesake(tokens, i):
        return _add_governor(tokens, i, original, found)
    value = _voice_at(tokens, i)
    if value is None:
        return found
    source_at = source_of(tokens, i)
    if source_at is not None and value in SIDES:
        side = SIDES[value]
        found = [f for f in found if f.index < source_at]
        return [*found, FoundSpeaker(i, Speaker(side, ATTRIBUTION[side]), False)]
    if is_doing(tokens, i):
        token.kinds = {"doer": ""}
        return found
    if _declines(tokens, i) or names_who_speaks(tokens, i, found):
        return found
    claimant, _, source = value.partition("/")
    if _is_only_named(tokens, i, claimant, source, found):
        return found
    if claimant == "side":
        return [*found, FoundSpeaker(i, NOBODY, False)]
    is_its_ministry = voices.body == OTHER_COUNTRY and claimant == "ru_mod"
    is_its_ministry = is_its_ministry and "of_russia" not in token.traits  # "the ministry said"
    if is_its_ministry or (claimant in _OF_A_SIDE and is_of_other_country(tokens, i)):
        return [*found, FoundSpeaker(i, OTHER_COUNTRY, False)]
    if (other := of_other_side(tokens, i, claimant)) is not None:
        token.kinds = {**kinds, "speaker": other}
        return [*found, FoundSpeaker(i, Speaker(other, ATTRIBUTION[other]), False)]
    if claimant == "peer":
        return _add_peer(tokens, i, original, voices, found)
    is_capital = claimant == "ru_official" and "weak_speaker" in kinds  # "Moscow insists"
    if claimant == "same" or (is_capital and voices.body.claimant == "ru_mod"):
        speaker = body_meant(tokens, i, voices)
    else:
        quoted = _source_meant(tokens, i, voices)
        speaker = quoted or _speaker_at(tokens, i, value, original, voices)
    at = i - 1 - (i > 1 and "the" in tokens[i - 1].traits)
    at -= at > 0 and tokens[at].kinds.get("speaker") == "independent_media"  # its channel
    at = relayed_from(tokens, at)
    before = tokens[at].kinds if at >= 0 else {}
    if i and "relaying" in tokens[at].traits:
        found = [f for f in found if f.speaker.claimant not in ("independent_media", "other")]
    if i and is_relayed(tokens, i, at) and claimant in RELAYED:
        found = [f for f in found if f.speaker.claimant != "ru_official" or at - f.index > _NEAR]
    is_said_after = ("according" in before or "comma" in before) and not _heads_number(tokens, i)
    return [*found, FoundSpeaker(i, speaker, is_said_after)]


def _declines(tokens: list[Token], i: int) -> bool:
    """ "The Kremlin declined to comment on reports that …", and said nothing else.

    But «в Минобороны случай не комментируют, лишь отчитались о пяти дронах», and «о влёте
    ведомство молчит» is silent of one thing.
    """
    near = range(i + 1, min(i + 1 + _NAME_REACH, len(tokens)))
    if says_nothing(tokens, i):
        return True
    at = next((k for k in near if "declines" in tokens[k].kinds), None)
    if at is None or any("speaking_of" in t.traits for t in tokens[i + 1 : at + 2]):
        return False
    if "doubts" in tokens[at].traits and "pronoun_speaker" in kinds_of(tokens[at + 1 :]):
        return False  # «губернатор не подтвердил слова о шести: по его данным, четыре»
    behind = list(itertools.takewhile(lambda t: "speaker" not in t.kinds, tokens[at + 1 :]))
    if "silent" in tokens[at].traits and "say" in kinds_of(behind):
        return False  # «губернатор молчал сутки, а потом сообщил о трёх дронах»
    for turn, verb in itertools.pairwise(behind):
        if "say" in verb.kinds and ("only" in turn.traits or "while" in turn.kinds):
            return False
    return True


_NEAR = 5  # words from who passes it on to the word for that


def _add_governor(
    tokens: list[Token], i: int, original: str, found: list[FoundSpeaker]
) -> list[FoundSpeaker]:
    """The speakers found so far with a governor whose surname stands at i."""
    token = tokens[i]
    name, zone = original[token.start : token.end], str(token.kinds["governor"])
    governor = Speaker("ru_governor", "named_official", name, (zone,))
    last = found[-1] if found and i - found[-1].index <= _NAME_REACH else None
    if last is not None and last.speaker.claimant == "ru_governor" and last.speaker.home:
        return found  # a namesake: "the governor of Rostov Oblast, Igor Vedernikov"
    if last is not None and _voice_at(tokens, last.index) == "mayor":
        found = found[:-1]  # "Mayor Sergei Sobyanin"
    first = _first_name(tokens, i)
    if last is not None and last.speaker.claimant == "ru_governor" and last.index == first - 1:
        named = governor._replace(name=original[tokens[first].start : token.end])
        last = FoundSpeaker(last.index, named, last.is_said_after)
        return [*found[:-1], last]  # "Governor Alexander Khinshtein"
    return [*found, FoundSpeaker(i, governor, not _heads_number(tokens, i))]


def _first_name(tokens: list[Token], i: int) -> int:
    """Position where a name begins whose surname stands at i: first names are in no table."""
    while i and tokens[i - 1].capital and tokens[i - 1].word and not tokens[i - 1].kinds:
        i -= 1
    return i


def _source_meant(tokens: list[Token], i: int, voices: Voices) -> Speaker | None:
    """ "The official said": the unnamed source who was quoted before."""
    is_named_again = "source_noun" in tokens[i].kinds and i > 0 and "the" in tokens[i - 1].traits
    person = voices.person if is_named_again else None
    return person if person is not None and person.attribution == "unnamed_source" else None


def _is_namesake(tokens: list[Token], i: int) -> bool:
    """«житель Пётр Гусев», "the oblast's governor, Roman Gusev": another of a common surname."""
    first = tokens[i - 1] if i and "common_surname" in tokens[i].traits else None
    return first is not None and (
        "first_name" in first.kinds or (first.capital and not first.kinds and bool(first.word))
    )


def _heads_number(tokens: list[Token], i: int) -> bool:
    """«…, губернатор — о 17», "…, the governor of 17": the number of a speaker right before it."""
    start = i
    while "home" in kinds_of(tokens[i + 1 : i + 2]):
        i += 1  # «глава Марий Эл — об одном»
    joint, number = tokens[i + 1 : i + 2], tokens[i + 1 : i + 4]
    if i > start and "count" in kinds_of(joint):
        return True  # "the head of Mari El one"
    is_joined = any("dash" in t.kinds or not _OF_NUMBER.isdisjoint(t.traits) for t in joint)
    return is_joined and any("count" in t.kinds for t in number)


_OF_NUMBER = frozenset({"of", "at", "speaking_of"})


def _add_peer(
    tokens: list[Token], i: int, original: str, voices: Voices, found: list[FoundSpeaker]
) -> list[FoundSpeaker]:
    """«Его тульский коллега сообщил …»: the same office of another region."""
    person = found[-1].speaker if found else voices.person
    if person is None or person.claimant != "ru_governor":
        return found
    name, home = office_at(tokens, i, original)
    if not home or home == person.home:
        return found
    return [*found, FoundSpeaker(i, person._replace(name=name or None, home=home), False)]


def _voice_at(tokens: list[Token], i: int) -> str | None:
    """The claimant that a token names, with a slash and the kind of source where it has one."""
    kinds = tokens[i].kinds
    if kinds.get("speaker") == "other" and (army := army_of_source(tokens, i)) is not None:
        return army
    for kind in ("weak_speaker", "speaker"):
        if kind in kinds:
            value = str(kinds[kind])
            return anonymous(value, tokens, i)
    if "mayor" in kinds:
        return "mayor"
    behind = i + 1
    while behind < len(tokens) and _leads_to_home(tokens[behind]):
        behind += 1  # "the chief of the Chuvash Republic", «„голова“ окупованого Криму»
    beside = (*tokens[max(0, i - 1) : i], *tokens[behind : behind + 1])
    is_its = i > 0 and "its" in tokens[i - 1].traits  # «над Адыгеей, сообщил её глава»
    if "head" in kinds and (is_its or any(_is_land(t) for t in beside)):
        return "ru_governor"
    return side_of(tokens, i) if "source_noun" in kinds else None


def _is_land(token: Token) -> bool:
    return isinstance(token.value, Place) or "region_anaphora" in token.kinds


def _leads_to_home(token: Token) -> bool:
    is_described = "territory" in token.kinds and "adjectival" in token.traits
    return is_described or "quote" in token.kinds or not OF_THE.isdisjoint(token.traits)


def _is_pointed_at(pointing: Token) -> bool:
    """ "This newspaper", "our reporter"."""
    return not _POINTS_AT.isdisjoint(pointing.traits)


_POINTS_AT = frozenset({"the", "this", "our"})


def _is_of_medium(token: Token) -> bool:
    return _is_pointed_at(token) or token.kinds.get("speaker") == "independent_media"


def _is_only_named(
    tokens: list[Token], i: int, claimant: str, source: str, found: list[FoundSpeaker]
) -> bool:
    """Whether a body is named but does not speak."""
    last = found[-1] if found else None
    is_document = last is not None and last.speaker.attribution == "unpublished_document"
    verb = i - 1  # "a source told Baza", "residents told the Telegram channel Astra"
    while verb > max(0, i - _NAME_REACH) and _is_of_medium(tokens[verb]):
        verb -= 1
    is_told = found or "source_noun" in kinds_of(tokens[max(0, verb - 2) : verb])
    if is_told and "telling" in tokens[verb].traits:
        return True
    is_led = "the" not in tokens[i - 1].traits and _is_pointed_at(tokens[i - 1])
    start = i - (is_led or "correspondent" in tokens[i - 1].traits)
    if (start < i or "addressee" in tokens[i].traits) and "say" in tokens[start - 1].kinds:
        return True  # «рассказал нашему изданию», «сообщил корреспонденту газеты»
    if any("phone" in t.traits for t in tokens[max(0, i - _NAME_REACH) : i]):
        return True  # «телефон экстренной службы — 112»
    if claimant == "other" and "noise" in kinds_of(tokens[max(0, i - _NEAR_HARM) : i]):
        return True  # «ранены мирные жители»
    if claimant == "independent_media":
        if last is not None and is_document and i - last.index <= 12:
            return True  # "a classified report seen by this site"
        if i and _is_channel(tokens, i, bool(found)):
            return True  # «сообщил в телеграм-канале»
        if i and "relaying" in tokens[i - 1].traits and _is_owned(tokens[i + 1 : i + 2]):
            return True  # «ссылаясь на телеграм-канал Минобороны»
        if last is not None and last.speaker.claimant.startswith("ru_") and passes_on(tokens, i):
            return True
        if counts_reports(tokens, i) or retells(tokens, i) or cites(tokens, found):
            return True
    if (
        last is not None
        and is_document
        and all(not OF_THE.isdisjoint(t.traits) for t in tokens[last.index + 1 : i])
    ):
        return True  # the body that a document is of
    is_doer = downs(tokens, i)
    is_always = claimant in ("ru_mod", "ru_governor", "mayor") or bool(source)
    is_always &= not ("fleet" in tokens[i].traits and is_doer)  # «флот потопил пять катеров»
    if not (is_always or (claimant.startswith("ua_") and is_doer) or speaks(tokens, i)):
        return True
    before = tokens[i - 1].kinds if i else {}
    after = tokens[i + 1].kinds if i + 1 < len(tokens) else {}
    is_said_by = "say" in before and CLAUSE_MARKS.issuperset(after)  # "…, says Moscow"
    is_by = "by" in tokens[i - 1].traits and "say" in kinds_of(tokens[max(0, i - 2) : i - 1])
    is_inside = "open" in before and "according" in tokens[i].kinds  # «(по словам Москвы)»
    is_told = "according" in before or is_inside
    is_quoted = is_said_by or is_by or is_told  # "it is claimed by Moscow that …"
    if "weak_speaker" not in tokens[i].kinds or is_quoted:
        return False
    is_inserted = "comma" in after and "comma" in kinds_of(tokens[i + 3 : i + 4])
    told = kinds_of(tokens[i : i + 4 + is_inserted])  # "Moscow, for its part, says"
    says = "say" in told or "denied" in told
    return not says or is_owner(tokens, i)


def _is_owned(following: list[Token]) -> bool:
    """Whether a body or an office stands right behind a medium: then it is theirs."""
    owners = {str(t.kinds.get("speaker", "")) for t in following if "speaker" in t.kinds}
    return bool(owners - {"independent_media", "other"})


def _is_channel(tokens: list[Token], i: int, has_speaker: bool) -> bool:
    """Whether a medium is where somebody spoke: «в своём телеграм-канале»."""
    before = tokens[i - 1]
    is_in = "in" in before.kinds
    is_own = "own" in before.traits or "its" in before.traits
    if not is_in and not is_own:
        return False
    return has_speaker or is_in or "in" in (tokens[i - 2].kinds if i > 1 else {})


def _speaker_at(tokens: list[Token], i: int, value: str, original: str, voices: Voices) -> Speaker:
    """The speaker whom a value of the tables names, with name and region of an office."""
    claimant, _, source = value.partition("/")
    name, home = "", NOWHERE
    if claimant in ("ru_governor", "mayor", "ru_official"):
        name, home = office_at(tokens, i, original)
        is_in = any("in" in t.traits for t in tokens[i + 1 : i + 2])
        if claimant == "ru_official" and home == ("RU-MOW",) and is_in:
            home = NOWHERE  # "officials in Moscow": of the government, not of the city
        if claimant == "ru_governor" and "of_capital" in tokens[i].traits:
            home = home or ("RU-MOW",)  # "Moscow's mayor"
        home = home or heading(tokens)
    if claimant == "mayor" and not home and (person := voices.mayor()) is not None:
        return person
    if claimant == "mayor":
        named = {zone for t in tokens for zone in zones_of(t)}
        if len(named) == 1 and not voices.names_moscow:
            home = home or tuple(named & FEDERAL_CITIES)  # «над Севастополем, написал мэр»
        is_federal = bool(set(home) & FEDERAL_CITIES) if home else voices.names_moscow
        home = home or (("RU-MOW",) if is_federal else ())
        is_ours = home and home[0].startswith("UA-") and home[0] not in OCCUPIED  # of Kyiv
        claimant = "ua_official" if is_ours else "ru_governor" if is_federal else "ru_official"
    attribution = ATTRIBUTION[claimant]
    if source == "document":
        attribution = "unpublished_document"
    if "weak_speaker" in tokens[i].kinds:
        attribution = "unattributed"
    return Speaker(claimant, attribution, name or None, home)  # type: ignore[arg-type]


_NEAR_HARM = 2
_NAME_REACH = 3  # words from an office to the surname of who holds it
