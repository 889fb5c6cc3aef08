"""Misspellings are forgiven within bounds, and never turn one thing into another."""

import pytest

FORGIVEN = {
    "azathiprine": "azathioprine",
    "azathioprin": "azathioprine",
    "azathoiprine": "azathioprine",
    "azothioprine": "azathioprine",
    "azathiopirne": "azathioprine",
    "zaathioprine": "azathioprine",
    "mercaptopurin": "mercaptopurine",
    "mycophenalate": "mycophenolate",
    "mycofenolate": "mycophenolate",
    "mycophenolat": "mycophenolate",
    "tacrolimis": "tacrolimus",
    "tarcolimus": "tacrolimus",
    "takrolimus": "tacrolimus",
    "tacrolimous": "tacrolimus",
    "cyclosprin": "ciclosporin",
    "ciclosporine": "ciclosporin",
    "budesonid": "budesonide",
    "budenoside": "budesonide",
    "prednisolon": "prednisolone",
    "prednislone": "prednisolone",
    "rituximb": "rituximab",
    "ritxuimab": "rituximab",
    "infliximb": "infliximab",
    "inflixamab": "infliximab",
    "belimumb": "belimumab",
    "sirolimous": "sirolimus",
    "pancretitis": "pancreatitis",
    "pancreatits": "pancreatitis",
    "cirrosis": "cirrhosis",
    "cirrhossis": "cirrhosis",
    "diarrhea": "diarrhoea",
    "diarrohea": "diarrhoea",
    "refactory": "insufficient_response",
    "leukopenia": "leucopenia",
    "hepatotoxicty": "hepatotoxicity",
    "osteoporsis": "osteoporosis",
    "intolerent": "intolerance",
    "alopeica": "alopecia",
    "encephalopaty": "encephalopathy",
    "thiopurin": "thiopurine",
}
INNOCENT = """
    MMR MMS TAB tact tactic predict predicted prediction Prednimustine cetuximab adalimumab golimumab
    ocrelizumab basiliximab ipilimumab pimecrolimus temsirolimus everyone azacitidine azithromycin zidovudine
    cyclophosphamide cefalosporin cephalosporin cyclospora hypoglycaemia hypotension hypokalaemia
    hypolipidaemia neutrophilia leucocytosis thrombocytosis psoriasis sirens tumor tremendous steroidal
    sterile status stable ashes rush dash fewer level's lever lovely clever budget bumetanide besides believes
    beliefs relapsing-remitting respond response reposnsible refract referee tailor belief amber portal merlin
    pressure presentation depressed-looking nauseating cirrus infliction infection-free mercaptan oxypurinol
    haloperidol methadone metolazone mycology mycoplasma cholecystitis cystitis gluten transplantable ursine
    urosepsis option optional alternate dosage-form plasma plasmapheresis
""".split()


@pytest.mark.parametrize(("word", "value"), FORGIVEN.items())
def test_a_misspelt_word_is_read_as_the_one_meant(recogniser, word, value):
    assert value in {entity["value"] for entity in recogniser.recognise(f"about {word} in this patient")}


@pytest.mark.parametrize("word", INNOCENT)
def test_a_word_of_its_own_is_never_read_as_a_misspelling(recogniser, word):
    assert [e for e in recogniser.recognise(f"about {word} here") if e["confidence"] < 1] == []


def test_mmr_is_a_vaccine_and_not_mycophenolate(recogniser):
    assert "mycophenolate" not in {entity["value"] for entity in recogniser.recognise("MMR jab?")}


def test_a_corrected_mention_says_that_it_is_less_sure(recogniser):
    (drug,) = (e for e in recogniser.recognise("azathiprine") if e["entity"] == "drug")
    assert 0 < drug["confidence"] < 1
    assert drug["text"] == "azathiprine"
