"""An Answer → text, card or JSON. Every word that a person reads, and every limit of the place it is read in."""
