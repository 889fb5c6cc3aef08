"""What a message tells, read by a small network whose weights are part of the repository: the state of every drug it
names (`drug_states.py`), the conditions it tells (`conditions.py`), and the dangers in it (`dangers.py`).
"""
