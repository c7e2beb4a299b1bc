"""English times: phrases found, resolved and joined, and lengths of time."""
