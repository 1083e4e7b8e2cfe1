"""The editors’ desk over HTTP: signing in and its pages."""
