"""Putting off a thing to do, or recording that it was done elsewhere, in its own row."""
