"""Words of Russian, by subject."""

from claims.wording.ru import counts, events, links, places, times, traits, voices

WORDS: dict[str, dict[str, str]] = {
    **counts.WORDS,
    **events.WORDS,
    **places.WORDS,
    **voices.WORDS,
    **times.WORDS,
    **links.WORDS,
}
TRAITS = traits.TRAITS
