"""Questions after what somebody said, why, and what happened: finding the statements that are meant."""
