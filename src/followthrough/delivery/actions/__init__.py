"""What is stored of cases by rules. Nobody acts here: it follows from acts, or a worker does it."""
