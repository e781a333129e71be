"""The reports of the day, and what is summed upward."""
