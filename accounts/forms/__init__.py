"""Forms about an account, a module an area."""
