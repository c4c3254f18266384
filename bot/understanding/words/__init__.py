"""What is typed → spans: the words of a language and of a folder, slips, and which words stand for what."""
