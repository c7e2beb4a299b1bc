"""English names of places in their context."""
