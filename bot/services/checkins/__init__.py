"""The daily round: who must be heard from today, and how they were."""
