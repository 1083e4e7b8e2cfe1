"""Putting right what is wrong in a change: which row each problem is about, what can be decided at once, and the decision put where the cell stands."""
