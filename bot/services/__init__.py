"""Use cases, one file a feature, one write each."""
