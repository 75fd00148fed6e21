"""A count as one sentence tells it, and the draft of a sentence that binds it."""
