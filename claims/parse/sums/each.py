"""Each or jointly: what a number over several places means, by the wording or by the sum."""

from claims.parse.sums.group import Group, amount

MOST_READINGS = 4096
"""How many sums of each-or-jointly readings are followed before the search gives up."""


def decide_each(group: Group) -> None:
    """Fix each-or-jointly by the wording, or else by the one reading that makes the total."""
    open_parts: list[int] = []
    for k, m in enumerate(group.parts):
        if m.is_each:
            group.each[k] = True
        elif len(m.zone_sets) < 2 or m.is_joint or m.is_rest:
            group.each[k] = False
        else:
            open_parts.append(k)
            group.each[k] = None
    if not open_parts:
        return
    total = group.total
    is_summable = (
        total is not None
        and total.is_exact
        and all(m.is_exact for m in group.parts)
        and not _is_part_list(group)
    )
    if total is None or not is_summable:
        for k in open_parts:
            if group.parts[k].is_another or (total is not None and _is_lump(group, k)):
                group.each[k] = False
        return
    fixed = sum((amount(m) or 0) for k, m in enumerate(group.parts) if group.each[k] is not None)
    base = total.quantity.low or 0
    joint = {k: group.parts[k].quantity.low or 0 for k in open_parts}
    extra = {k: joint[k] * (len(group.parts[k].zone_sets) - 1) for k in open_parts}
    missing = base - fixed - sum(joint.values())
    readings = _subsets_with_sum(open_parts, extra, missing)
    if not readings:
        for k in open_parts:
            group.each[k] = None if is_open_list(group) else False
        return
    for k in open_parts:
        chosen = {k in reading for reading in readings}
        if len(chosen) == 1:
            group.each[k] = chosen.pop()
            word = "each" if group.each[k] else "jointly"
            group.parts[k].notes.append(
                f"read as {joint[k]} {word}: only so do the parts add up to {base}"
            )


def _is_lump(group: Group, k: int) -> bool:
    m = group.parts[k]
    total = group.total
    return bool(
        total is not None
        and total.quantity.high is not None
        and m.quantity.low is not None
        and m.quantity.low * len(m.zone_sets) > total.quantity.high
    )


def is_open_list(group: Group) -> bool:
    if any(m.is_including or m.is_mostly for m in group.parts):
        return True
    if any(m.is_rest and m.zone_sets for m in group.parts):
        return False  # the rest closes the list, "most of them over …" too
    if group.has_unknown_part:
        return True
    if group.total is not None and group.total.is_of_total and not group.total.heads_list:
        return True  # «из 90, о которых сообщали, 35 …»
    if any(m.is_rest and not m.zone_sets for m in group.parts):
        return True  # the text says of a rest that it places nowhere
    if len(group.parts) == 1 and group.total is not None and not group.total.heads_list:
        return group.parts[0].quantity.low != group.total.quantity.low
    if any(m.is_of_them for m in group.parts):
        known = sum(
            (m.quantity.low or 0) * (len(m.zone_sets) if group.each.get(k) else 1)
            for k, m in enumerate(group.parts)
        )
        return group.total is not None and known != group.total.quantity.low
    return False


def _is_part_list(group: Group) -> bool:
    """Whether the text says that the list names only some of the parts.

    A list of "some of them" may be whole: then the sum may tell each from jointly.
    """
    may_be_whole = any(m.is_of_them for m in group.parts) or (
        group.total is not None and group.total.is_of_total
    )
    if may_be_whole and len(group.parts) > 1:
        return any(m.is_including or m.is_mostly for m in group.parts)
    return is_open_list(group)


def _subsets_with_sum(keys: list[int], extra: dict[int, int], goal: int) -> list[frozenset[int]]:
    """All sets of keys whose extras add up to the goal (as far as MOST_READINGS allows)."""
    if goal < 0:
        return []
    sums: dict[int, list[frozenset[int]]] = {0: [frozenset()]}
    count = 1
    for key in keys:
        additions: list[tuple[int, frozenset[int]]] = []
        for value, sets in sums.items():
            if value + extra[key] <= goal:
                additions.extend((value + extra[key], s | {key}) for s in sets)
        count += len(additions)
        if count > MOST_READINGS:
            return []
        for value, reading in additions:
            sums.setdefault(value, []).append(reading)
    return sums.get(goal, [])
