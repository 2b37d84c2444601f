"""A country of invented networks, the same for the same seed and day."""
