"""Pages for whoever looks after the machine: health and metrics."""
