"""Drafts, differences, publishing all tables at once, and the history of what was published."""
