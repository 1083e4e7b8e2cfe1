"""The data set as a database: its tables, and views of any day, that whoever knows SQL may ask."""
