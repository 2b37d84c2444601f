"""Pages of networks, by who uses them."""
