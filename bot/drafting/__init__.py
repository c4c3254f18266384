"""A new article's text → a first draft of its YAML, everything in it to be confirmed by a person. Imports no settings, no Discord."""
