"""The data folder: its files, its checked snapshot, the watch over it, the one way of writing a table."""
