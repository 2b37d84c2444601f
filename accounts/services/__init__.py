"""What people change about themselves, a module a use case."""
