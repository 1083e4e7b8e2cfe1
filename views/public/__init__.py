"""The pages that every reader sees."""
