"""The village's knowledge and wording, from files to frozen values, or every fault at once."""
