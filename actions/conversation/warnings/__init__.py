"""What cannot wait: emergencies, unsafe plans and false premises, and what only looks like one."""
