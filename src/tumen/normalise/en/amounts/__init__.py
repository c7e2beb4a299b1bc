"""English counts, shares and sums of money."""
