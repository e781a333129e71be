"""A second small process that tells the township when the bot is silent."""
