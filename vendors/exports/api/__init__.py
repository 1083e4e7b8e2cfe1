"""The API, version 1: the rows of seven tables as programs ask for them, with what may not be read without, and its own description."""
