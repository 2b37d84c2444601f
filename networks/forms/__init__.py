"""Forms of networks, a module an area."""
