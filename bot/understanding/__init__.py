"""From what a villager wrote to what was meant: pure functions over a lexicon."""
