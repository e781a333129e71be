"""Registers and sweeps over households."""
