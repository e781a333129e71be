"""How characters sound, with the sounds folded together that people mix up when they type."""
