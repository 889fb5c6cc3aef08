"""What a message tells of conditions of the patient, in whatever words: there, absent or possible."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, get_args

from actions.reader.network import Found, load_labels, told

ToldState = Literal["yes", "no", "possible"]
TOLD_STATES: tuple[ToldState, ...] = get_args(ToldState)
FOLLOWS: Mapping[str, tuple[str, ...]] = {
    "lymphoma": ("malignancy",),
    "skin-cancer": ("malignancy",),
    "hbsag-positive": ("hepatitis-b",),
    "anti-hbc-positive": ("hepatitis-b", "hbsag-positive"),
    "hepatitis-b": ("hbsag-positive", "anti-hbc-positive"),
    "sepsis": ("infection",),
    "tuberculosis": ("infection", "latent-tuberculosis"),
    "strongyloidiasis": ("infection",),
    "tpmt-deficient": ("tpmt-intermediate",),
    "tpmt-low": ("tpmt-deficient", "tpmt-intermediate"),
    "tpmt-intermediate": ("tpmt-deficient",),
    "nudt15-intermediate": ("nudt15-deficient",),
    "ascites": ("decompensated", "cirrhosis"),
    "decompensated": ("cirrhosis",),
    "encephalopathy": ("decompensated", "acute-liver-failure"),
    "gi-bleed": ("portal-hypertension",),
    "portal-hypertension": ("cirrhosis",),
    "jaundice": ("bilirubin-high",),
    "bilirubin-high": ("jaundice",),
    "acute-liver-failure": ("encephalopathy", "acute-severe"),
    "postmenopausal": ("pregnant", "wishes-pregnancy"),
    "pregnant": ("wishes-pregnancy",),
}
"""Where the first is told, those who wrote the messages to learn from listed the others too or did not: nobody judged
these, and what is read of them there counts for nothing.
"""


class ToldConditions:
    """How likely one message tells each condition in each way. `conditions` are the ids of those that are read."""

    def __init__(self, text: str, found: Iterable[Found]) -> None:
        self._likely = load_labels().of(told(text, found))
        self.conditions = tuple(dict.fromkeys(name.partition("=")[0] for name in self._likely if "=" in name))

    def likely(self, condition: str, state: ToldState) -> float:
        """How likely that condition is told as there, absent or possible; 0 where it is never told so."""
        return self._likely.get(label(condition, state), 0.0)


def label(condition: str, state: ToldState) -> str:
    """What the network calls a condition told in one way."""
    return f"{condition}={state}"
