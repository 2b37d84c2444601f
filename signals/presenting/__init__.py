"""What the pages of concerns show, worked out before the template."""
