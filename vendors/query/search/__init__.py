"""One search for everything: how texts are read, what can be found, the index, what a search was understood to mean, and the results in their order."""
