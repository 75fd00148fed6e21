"""The whole report: whose each count is, what is a claim, what was not understood."""
