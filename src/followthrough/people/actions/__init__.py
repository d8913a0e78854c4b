"""Writing people, cases, sentences and assessments."""
