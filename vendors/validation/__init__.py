"""What may come in: reading a table, its problems, checks between rows, careful words."""
