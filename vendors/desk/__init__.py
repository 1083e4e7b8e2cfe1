"""What editors do with the data before readers see it: load, check, mend."""
