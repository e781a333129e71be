"""Wording and knowledge, read as a whole or not at all."""
