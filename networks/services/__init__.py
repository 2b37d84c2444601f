"""Writes on organisation, networks and seats, a module a use case."""
