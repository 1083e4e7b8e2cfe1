"""Exploring: anything that the survey counts, crossed by any two of its facets, on a day or year by year."""
