"""The assistant's machinery above the ground floor: understanding, channels, guard, server and command line."""
