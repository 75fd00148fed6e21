"""What a report tells and no claim took up: unknown words, unread counts, text that breaks off."""

from claims.parse.gather import UKRAINIAN, is_same_number
from claims.parse.mentions import Mention
from claims.parse.passages import Sentence
from claims.parse.relevance import HEARSAY
from claims.parse.tokens import Token
from geo.gazetteer import begins_form

_NUMBERS = frozenset({"digits", "number"})
_ENDS_NOTHING = frozenset({"over", "in", "dash", "and", "comma", "open", "colon"})
_STUMP = 6
"""A cut-off word is shorter."""
_REGION_NOUNS = ("oblast", "region", "republic", "territory", "област", "район", "республ", "край")
_BEFORE_STUMP = frozenset({"comma", "and", "over", "dash", "digits", "number", "count"})


class Doubts:
    """Reasons why a report may not be read whole, gathered while it is read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.reasons: list[str] = []
        self.rejections: list[str] = []  # words that should be places and are not known
        self.unread: list[tuple[Sentence, Mention]] = []
        self.is_cut_off = False

    def doubt(self, sentence: Sentence, why: str) -> None:
        """Note a reason with the sentence that it is about."""
        tokens = sentence.tokens
        quoted = self.text[tokens[0].start : tokens[-1].end]
        self.reasons.append(f"{why}: “{quoted[:300]}”")

    def is_stump(self, word: str) -> bool:
        """Whether a word ends the text and begins the name of a place."""
        return self.text.rstrip().endswith(word) and begins_form(word.lower())

    def doubt_unread_counts(self, mentions: list[Mention]) -> None:
        """Counts that may be claims, and that no claim took up."""
        for sentence, m in self.unread:
            reading = sentence.reading
            voices = {f.speaker.claimant for f in sentence.speakers}
            is_official = bool(voices) and voices.isdisjoint((*UKRAINIAN, *HEARSAY))
            tells = (
                any(t.kind in ("night", "range", "since", "period") for t in sentence.times)
                or reading.subjects
                or reading.outcomes & {"destroyed", "suppressed"}
                or (is_official and mentions and "noise" not in sentence.told)
            )
            if not tells or (voices and voices <= set(UKRAINIAN)):
                continue
            is_other_thing = mentions and all(m.subject != other.subject for other in mentions)
            if is_other_thing and not reading.outcomes & {"destroyed", "suppressed", "hit"}:
                continue  # "a vehicle carries 12 missiles"
            if any(is_same_number(m, other) and m.subject == other.subject for other in mentions):
                continue  # the narration repeats a number that is read
            self.doubt(sentence, f"a count that was not read ({m.quantity.high})")

    def doubt_places(self, sentences: list[Sentence], mentions: list[Mention]) -> None:
        """Places behind "over" that no claim took up, in sentences that give counts."""
        claimed = {zone for m in mentions for zone in m.zones}
        for places in (pl for s in sentences for pl in s.reading.place_lists):
            if not (claimed or places.owner or places.role):
                self.rejections.extend(p.word for p in places.places if p.kind == "macro")
        counting = {m.sentence for m in mentions}
        for sentence in sentences:
            if sentence.index not in counting:
                continue
            for places in sentence.reading.place_lists:
                zones = {z for p in places.places if p.kind == "zone" for z in p.zones}
                if (
                    places.owner is None
                    and not places.role
                    and places.is_over
                    and not zones <= claimed
                ):
                    self.doubt(sentence, f"places without a count ({', '.join(sorted(zones))})")


def breaks_off(tokens: list[Token]) -> bool:
    """Whether the last words are a stump: a dangling count or the start of a known word."""
    if not tokens or "stop_mark" in tokens[-1].kinds:
        return False
    last = tokens[-1]
    before = tokens[-2].kinds if len(tokens) > 1 else {}
    if not _NUMBERS.isdisjoint(last.kinds):
        return "comma" in before or "and" in before
    if not _ENDS_NOTHING.isdisjoint(last.kinds):
        return True
    if len(tokens) > 2 and tokens[-2].word in ("the", "a"):
        before = tokens[-3].kinds
    is_name = "over" in before and last.capital and "place" not in last.kinds  # "over the No"
    if (last.kinds and not is_name) or not 0 < len(last.word) < _STUMP:
        return False
    is_noun = any(noun.startswith(last.word) for noun in _REGION_NOUNS)
    return (is_noun and "place" in before) or not _BEFORE_STUMP.isdisjoint(before)
