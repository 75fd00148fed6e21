"""Names of places in all their forms, and which zones they are."""
