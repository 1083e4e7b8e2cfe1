"""The languages of the site: messages, numbers, dates, names of countries."""
