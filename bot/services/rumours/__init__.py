"""Questions asked often, rumours, and who answered them."""
