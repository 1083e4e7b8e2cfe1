"""The files of a release: what each holds, what is different from the one before it, and that in words."""
