"""In which words somebody is spoken to: plain, or the dialect of the place."""
