"""Full-text search over articles and statements, with the same hits in SQLite and PostgreSQL."""
