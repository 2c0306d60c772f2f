"""A dossier in a browser and over HTTP: pages for people, an API for programs, both asking `explore.questions`."""
