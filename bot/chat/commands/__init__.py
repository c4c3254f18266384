"""The slash commands, one file for each group of them. Each file's `add` puts its commands into the tree."""
