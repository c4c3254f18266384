"""A question → a Reading: what is asked for, in the knowledge's own codes, or why it cannot be known."""
