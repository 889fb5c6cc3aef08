"""The answer in plain text, for channels that show nothing else."""
