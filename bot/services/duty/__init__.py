"""Who is on duty now and next, swaps and gaps."""
