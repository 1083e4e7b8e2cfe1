"""The linter of the magazine’s own words: no allegation worded as a fact."""
