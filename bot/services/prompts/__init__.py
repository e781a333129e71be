"""Health prompts: which is due where, said once, within what people can bear."""
