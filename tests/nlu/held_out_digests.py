"""`python -m tests.nlu.held_out_digests`: write the digests of the held-out messages, which may not be learnt."""

from bot.curation.phrasings.training_data import HELD_OUT_DIGESTS
from tests.evaluation.nlu.sets import digests

HEADER = "# The start of the sha256 of each held-out message. Generated: python -m tests.nlu.held_out_digests"

if __name__ == "__main__":
    HELD_OUT_DIGESTS.write_text("\n".join([HEADER, *digests()]) + "\n", encoding="ascii")
