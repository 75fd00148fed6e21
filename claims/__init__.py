"""What was said: reports in, claims out, the ledger, the tables that pages draw."""
