"""Benchmarks: accuracy, and speed as ratios measured in one run. `make bench` prints them all."""
