"""A question and its answer: the Selection, what it finds, the search, the columns shown."""
