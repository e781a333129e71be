"""The grid put together: people, guardians, rounds, reports, duty, and what is kept of them."""
