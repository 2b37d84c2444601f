"""Reading lists that people made elsewhere. Nothing here writes: what a list would do is shown first."""
