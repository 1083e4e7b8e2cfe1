"""The kinds of value: each cleans, checks and spells one kind of cell."""
