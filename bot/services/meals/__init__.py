"""Meals: a plan a person, providers with their cut-off, what is brought every day."""
