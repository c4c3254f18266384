"""A Reading → an Answer: figures with their agreement, statements, or a refusal with its reason."""
