"""What keeps the records honest: coverage of the evidence dossier, verification against it, differences between
versions. Knows records and the dossier, nothing above.
"""
