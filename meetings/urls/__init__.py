"""URLs of meetings: their pages, what was agreed, the page behind a mail link, what they add to a concern."""
