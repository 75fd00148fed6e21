"""Two who say the same: "both the ministry and the governor", «и Минобороны, и губернатор»."""

import itertools

from claims.parse.mentions.mention import Speaker
from claims.parse.voices.voice import FoundSpeaker
from claims.parse.words.tokens import Token

_BETWEEN = frozenset({"and", "comma", "stop", "adjective", "home", "region_noun", "of"})
_SAYS = frozenset({"say", "according"})
_REACH = 3


def say_together(tokens: list[Token], found: list[FoundSpeaker]) -> tuple[Speaker, ...]:
    """The two speakers of a sentence who are named as one subject; nobody otherwise."""
    for first, second in itertools.pairwise(found):
        between = tokens[first.index + 1 : second.index]
        is_joint = any("and" in t.kinds for t in between)
        is_joint &= all(not _BETWEEN.isdisjoint(t.kinds) for t in between)
        lead = tokens[max(0, first.index - _REACH) : first.index]
        following = tokens[second.index + 1 : second.index + 1 + _REACH]
        is_saying = any(not _SAYS.isdisjoint(t.kinds) for t in (*lead, *following))
        if is_joint and is_saying and first.speaker.claimant != second.speaker.claimant:
            return first.speaker, second.speaker
    return ()
