"""Health and metrics pages."""
