"""From the text, page or feed of an article to rows that an editor can accept."""
