"""Coming in one by one, links, consent, relatives, leaving and dying."""
