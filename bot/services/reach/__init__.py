"""Being heard: who understood a prompt, who did not, and who is told in person."""
