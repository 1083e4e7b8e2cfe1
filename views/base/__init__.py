"""What every page stands on: the page itself, its assets, highlighted words, paging, periods."""
