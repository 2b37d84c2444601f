"""What the demo is filled with. The people and their concerns are invented, the places are real."""
