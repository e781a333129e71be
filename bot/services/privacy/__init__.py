"""What is kept of a person, who looked, and letting go of it."""
