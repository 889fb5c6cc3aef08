"""What a message tells of each drug it names, read by a small network whose weights are part of the repository."""
