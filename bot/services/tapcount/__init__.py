"""How many taps are asked of whom, and no more than that."""
