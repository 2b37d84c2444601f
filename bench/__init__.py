"""How fast the pages are on a database of national size: the database, the measuring and the report."""
