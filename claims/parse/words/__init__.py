"""Text → tokens: cleaning, the language, the tables of words as one lookup."""
