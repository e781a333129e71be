"""Linli (邻里): a village mutual-aid assistant."""
