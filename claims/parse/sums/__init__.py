"""Counts of one claimant, window and thing: totals, parts, subsets, and their checks."""
