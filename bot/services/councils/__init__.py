"""Village talks, disputes and inspections."""
