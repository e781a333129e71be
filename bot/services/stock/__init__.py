"""The shared medicine box: what is in it, who asks for it, who gives, and what it needs."""
