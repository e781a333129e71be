"""People who come home from afar."""
