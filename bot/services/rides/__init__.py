"""Rides: who needs a car, who drives, every step until everybody is home."""
