"""Writing plans: what a source says, and what people decide."""
