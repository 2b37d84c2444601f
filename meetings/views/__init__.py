"""Views of meetings, by who uses them: planning, the table, actions, the mail link, concerns."""
