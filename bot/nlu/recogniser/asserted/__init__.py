"""How a mention is asserted: rules by how a sentence is built, group by group."""
