"""Showing what was read: command line, terminal page, HTML page."""
