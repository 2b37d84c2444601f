"""Views of meetings, by who uses them: planning, the table, the mail link, concerns."""
