"""What is kept, on SQLite or PostgreSQL; the only package that holds SQL."""
