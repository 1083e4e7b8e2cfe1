"""What many rows say together: comparison, coverage, headlines, timeline, charts."""
