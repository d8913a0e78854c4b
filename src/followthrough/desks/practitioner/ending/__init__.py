"""The end of a case: a death, closing, opening again, and the page of a case that is over."""
