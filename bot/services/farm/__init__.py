"""Farm work, pooled orders, freight, and the hands of a wedding or a funeral."""
