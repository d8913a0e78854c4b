"""Followthrough: delivers what a sentence plan promised."""

__version__ = "0.1.0"
