"""English names of firms: where they stand and what their parts are."""
