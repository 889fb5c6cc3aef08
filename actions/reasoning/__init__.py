"""The reasoning: three-valued conditions, standings by the stated policy, warnings, and the question worth asking."""
