"""Days, parts of the day and clock times as villagers say them."""
