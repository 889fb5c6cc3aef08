"""How much somebody drinks, told without a word for alcohol: "3 pegs nightly", "half a bottle of wine a day"."""

from __future__ import annotations

from bot.nlu.recogniser.rules import Assertion

_NO = r"(?<!no )(?<!not )(?<!never )(?<!n't )(?<!used to drink )(?<!less than )"
_MUCH = (
    r"(?:\d+(?:\s?-\s?\d+)?|an?|one|two|three|four|five|six|half an?|a few|few|(?:a )?couple of|several)"
    r"\s+(?:large |small |double |strong |full )?"
)
_DRINK = r"(?:wine|beer|whisk\w+|vodka|gin|rum|lager|cider|spirits?|sherry|brandy|port|toddy|arrack)"
_MEASURE = r"(?:bottles?|glass(?:es)?|cans?|tins?|shots?|measures?|pegs?|pints?|units)"
_BY_ITSELF = r"(?:pegs?|pints?|beers?|lagers?|whisk(?:y|ies|eys?)|rums?|vodkas?|gins?|brand(?:y|ies))"
_OFTEN = (
    r"(?:nightly|daily|weekly|at night|(?:a|per|each|every|most|/)\s?(?:days?|nights?|evenings?|weeks?|wk)"
    r"|/(?:d|day|wk|week))"
)
_AMOUNT = r"[1-9]\d{0,2}(?:\s?-\s?\d{1,3})?"
ALCOHOL: tuple[tuple[str, Assertion, str], ...] = (
    ("alcohol", "affirmed", rf"{_NO}\b{_MUCH}(?:{_MEASURE} of (?:\w+ )?{_DRINK}|{_BY_ITSELF})\s*{_OFTEN}\b"),
    (
        "alcohol",
        "affirmed",
        rf"\b(?<!never )(?<!not )(?:drinks?|drinking|drank)\s+(?:about |around |approx\.? |up to |c\.? ?|~ ?|> ?)?"
        rf"{_AMOUNT}\s?(?:units?|u|g)\s*{_OFTEN}",
    ),
)
