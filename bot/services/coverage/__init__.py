"""Who answers for a household, and where nobody does."""
