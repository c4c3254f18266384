"""What must survive a restart: what servers chose, talks, posted answers, reports, questions without an answer. Imports nothing of ours."""
