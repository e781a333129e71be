"""Who writes a prompt, who puts a name to it, and what goes out in the next days."""
