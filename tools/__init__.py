"""What make runs: set-up, demo, checks. Standard library only: it works before anything is installed."""
