"""Of several drugs told one after another, which is over; and twins in which none has taken another's place."""

import pytest

OVER = [
    ("52F failed aza, failed MMF, on tac 2mg bd, ALT 77", {"azathioprine", "mycophenolate"}),
    ("intolerant of azathioprine so she takes MMF 1 g bd", {"azathioprine"}),
    ("azathioprine intolerant, on MMF, wants baby, what then", {"azathioprine"}),
    ("He couldn't tolerate azathioprine or mercaptopurine. He is on CellCept", {"azathioprine", "mercaptopurine"}),
    ("no response to aza, partial on MMF, tac since 4 months", {"azathioprine", "mycophenolate"}),
    ("begun on azathioprine at diagnosis and transferred to mycophenolate within the year", {"azathioprine"}),
    ("tab azoran initially, shifted to MMF 2 yrs back", {"azathioprine"}),
    ("azathioprine 2 yrs, MMF 14 months, now tac", {"azathioprine", "mycophenolate"}),
    ("aza (nausea) 6mp (same), mmf 1 g bd, ALT 88", {"azathioprine", "mercaptopurine"}),
    ("lines so far: aza, MMF. Today: tac 2 mg bd", {"azathioprine", "mycophenolate"}),
    ("aza then 6MP then MMF, the last one ongoing", {"azathioprine", "mercaptopurine"}),
    ("MMF because azathioprine made her vomit; ALT now 55, keep going?", {"azathioprine"}),
    ("had tacrolimus for a bit, didn't get on with it, so MMF", {"tacrolimus"}),
    ("stepped from azathioprine up to tacrolimus in March", {"azathioprine"}),
    ("budesonide 3 months, no good, back on prednisolone 20", {"budesonide"}),
]
NOT_OVER = [
    "pred then aza at 4 weeks, doing well",
    "failed aza, on pred 20",
    "aza failed. pred 15 now. options?",
    "aza then MMF then tac?",
    "should I do MMF then tac or straight to rituximab",
    "on aza, now thinking MMF",
    "aza 100, ALT 60, MMF now added",
    "aza 2 mg/kg; now tac?",
    "tac for a year, MMF added in June",
    "tac or MMF after aza?",
    "Is MMF better than aza? now on tac",
    "MMF and tac together now, ALT 50",
    "in the future maybe rituximab or infliximab, for now tac only",
    "azathioprine failed after 2 years. Will tac work?",
]


@pytest.mark.parametrize(("text", "over"), OVER)
def test_what_another_drug_has_followed_is_over(recogniser, text, over):
    drugs = [entity for entity in recogniser.recognise(text) if entity["entity"] == "drug"]
    assert {drug["value"] for drug in drugs if drug["assertion"] == "historical"} == over


@pytest.mark.parametrize("text", NOT_OVER)
def test_what_no_other_drug_has_followed_is_not(recogniser, text):
    drugs = [entity for entity in recogniser.recognise(text) if entity["entity"] == "drug"]
    assert {drug["assertion"] for drug in drugs} == {"affirmed"}
