"""What volunteers claim: the seams between rides, errands and the rest of the house."""
