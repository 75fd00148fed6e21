"""Expressions of time, and the windows that they mean."""
