"""The whole data set for other programs: each table in the usual formats, with schemas, and as entities and statements of the field's standards."""
