"""A speech engine in a program of its own: words on standard input, OGG/Opus on standard output."""
