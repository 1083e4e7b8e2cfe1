"""Any spreadsheet file as canonical tables, with all that is wrong in it at its true place."""
