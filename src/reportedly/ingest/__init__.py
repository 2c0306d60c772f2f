"""Taking articles in: from files, web pages and rows to `Article`."""
