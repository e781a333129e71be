"""Official notices and warnings: with their source, a version and an end."""
