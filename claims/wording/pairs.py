"""Phrases that are put together from their halves."""


def pairs(verbs: str, directions: str) -> str:
    """Each verb with each direction: «летіл* на», «летіл* до», …"""
    joined = (f"{v.strip()} {d.strip()}" for v in verbs.split(";") for d in directions.split(";"))
    return "; ".join(joined)
