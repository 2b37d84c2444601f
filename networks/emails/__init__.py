"""Mail about networks and seats, a module a use case."""
