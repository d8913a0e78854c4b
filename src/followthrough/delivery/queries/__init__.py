"""Lists and counts over the digests of cases."""
