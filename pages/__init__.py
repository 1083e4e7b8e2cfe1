"""The live pages: one file a page, which shows its view and adds what must be live."""
