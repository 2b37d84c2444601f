"""URLs of meetings: their pages, the page behind a mail link, and what meetings add to a concern."""
