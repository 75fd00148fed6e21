"""Numbers, their hedges and bounds, and the nouns that they count."""
