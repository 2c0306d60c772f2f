"""The dossier's tables, on SQLite or PostgreSQL: opening, migrating, saving and loading. Knows nothing of language."""
