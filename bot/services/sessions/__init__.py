"""Dates with seats: vaccination, mobile clinic, training, meetings."""
