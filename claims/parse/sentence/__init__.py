"""One sentence: its counts, places and verbs bound to each other."""
