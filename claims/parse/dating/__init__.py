"""Which window each count has, and what a text recalls of another time."""
