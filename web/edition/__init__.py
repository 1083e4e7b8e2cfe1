"""The edition without a server: every page and file of the site, written to a folder for any web server or CDN."""
