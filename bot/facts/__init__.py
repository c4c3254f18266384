"""The vocabulary: articles, series, reports, statements, and the intervals that printed numbers stand for."""
