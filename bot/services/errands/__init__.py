"""Errands: shopping and money, pick-ups, papers, visits, heavy things, disinfection."""
