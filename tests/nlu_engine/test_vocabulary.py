import pytest

from actions.knowledge.loader import KnowledgeFaults
from actions.knowledge.reading_aids import reading_aids
from actions.knowledge.vocabulary import Term, load_terms

RELIED_UPON = {
    "condition": """
        pregnant wishes-pregnancy breastfeeding contraception fathering cirrhosis decompensated acute-severe
        acute-liver-failure encephalopathy jaundice ascites hepatitis-b hbsag-positive anti-hbc-positive
        hbv-prophylaxis hepatitis-c hiv tuberculosis latent-tuberculosis renal-impairment diabetes
        hypertension heart-failure ibd psc pbc malignancy lymphoma skin-cancer tpmt-deficient
        tpmt-intermediate nudt15-deficient child adolescent elderly infection sepsis osteoporosis glaucoma
        psychosis obesity gout epilepsy neutropenia non-adherence alcohol transplanted live-vaccine gi-bleed
        bilirubin-high demyelination
    """,
    "reaction": """
        pancreatitis hypersensitivity fever rash nausea vomiting diarrhoea hepatotoxicity cytopenia leucopenia
        neutropenia-reaction pancytopenia alopecia arthralgia myalgia tremor nephrotoxicity hyperglycaemia
        hyperlipidaemia hypertension-reaction neurotoxicity pres headache infusion-reaction anaphylaxis
        weight-gain mood osteoporosis-reaction cushingoid skin-cancer-reaction lymphoma-reaction
        infection-reaction nrh gum-hyperplasia hirsutism oedema unspecified-intolerance
    """,
    "reason": """
        thiopurine_intolerance steroid_intolerance intolerance insufficient_response non_response
        loss_of_response_on_treatment relapse_after_withdrawal second_line_failed
    """,
    "topic": """
        dose target-level monitoring pre-treatment-checks adverse-effects contraindications interactions
        pregnancy mechanism evidence licensing comparison guideline time-to-response stopping options
        first-line referral vaccination infection-prophylaxis definition sources
    """,
    "guideline": """
        easl-2025 bsg-2025 aasld-2019 awmf-2025
    """,
    "term": """
        complete-biochemical-response insufficient-response non-response remission histological-remission
        relapse treatment-failure incomplete-response refractory intolerance flare loss-of-response shunting
        difficult-to-treat
    """,
    "study": """
        camaro tailor surfasa
    """,
    "analyte": """
        alt ast igg bilirubin inr albumin platelets wbc neutrophils tgn mmp trough egfr creatinine alp ggt
        glucose age weight dose duration meld
    """,
    "drug_class": """
        thiopurine calcineurin-inhibitor mtor-inhibitor anti-tnf anti-cd20 steroid
    """,
}


@pytest.fixture
def records(tmp_path):
    (tmp_path / "vocabulary").mkdir()
    (tmp_path / "drugs").mkdir()
    return tmp_path


def write(records, name, text):
    (records / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize("entity", RELIED_UPON)
def test_the_ids_others_rely_on_are_there(entity):
    present = {term.value for term in load_terms() if term.entity == entity}
    assert set(RELIED_UPON[entity].split()) <= present


def test_terms_are_read_in_order_with_the_canonical_form_first(records):
    write(records, "vocabulary/terms.yaml", "terms:\n- {id: relapse, label: relapse, forms: [relapse, relapses]}\n")
    write(
        records,
        "drugs/tacrolimus.yaml",
        "drug: {id: tacrolimus, name: tacrolimus, short: TAC, brands: {UK: [Prograf]}}",
    )
    assert load_terms(records) == (
        Term("drug", "tacrolimus", ("tacrolimus", "TAC", "Prograf")),
        Term("term", "relapse", ("relapse", "relapses")),
    )


def test_the_rest_of_a_drug_file_is_not_this_readers_business(records):
    write(records, "drugs/x.yaml", "drug: {id: x, name: xumab, headline: {a: [1]}, brands: none}")
    assert load_terms(records) == (Term("drug", "x", ("xumab",)),)


def test_a_form_may_stand_under_several_types(records):
    write(records, "vocabulary/terms.yaml", "terms:\n- {id: a, label: a, forms: [refractory]}\n")
    write(records, "vocabulary/reasons.yaml", "terms:\n- {id: b, label: b, forms: [refractory]}\n")
    assert {term.entity for term in load_terms(records)} == {"term", "reason"}


def test_what_a_test_can_give_stands_in_a_reading_aid_and_names_a_test(records):
    write(records, "vocabulary/analytes.yaml", "terms:\n- {id: alt, label: ALT, forms: [alt]}\n")
    (records / "house").mkdir()
    aid = "reading_aids:\n- {{id: aid-plausible-results, text: x, used_for: x, owner: house, bounds: {{{}: [3, 9]}}}}\n"
    write(records, "house/reading-aids.yaml", aid.format("alt"))
    assert load_terms(records) == (Term("analyte", "alt", ("alt",), plausible=(3, 9)),)
    reading_aids.cache_clear()
    write(records, "house/reading-aids.yaml", aid.format("atl"))
    with pytest.raises(KnowledgeFaults, match=r"reading-aids\.yaml:1: aid-plausible-results: no test is called 'atl'"):
        load_terms(records)


FAULTS = {
    "unknown key": (
        "terms.yaml",
        "terms:\n- {id: a, label: a, forms: [x], colour: red}\n",
        "terms.yaml:2: a: unknown key 'colour'",
    ),
    "missing key": ("terms.yaml", "terms:\n- {id: a, forms: [x]}\n", "terms.yaml:2: a: missing key 'label'"),
    "wrong type": ("terms.yaml", "terms:\n- {id: a, label: a, forms: [1]}\n", "terms.yaml:2: a: forms:"),
    "no forms": ("terms.yaml", "terms:\n- {id: a, label: a, forms: []}\n", "terms.yaml:2: a: no forms"),
    "form twice": (
        "terms.yaml",
        "terms:\n- {id: a, label: a, forms: [Flare]}\n- {id: b, label: b, forms: [flare]}\n",
        "terms.yaml:3: b: the form 'flare' already means a (vocabulary/terms.yaml:2)",
    ),
    "id twice": (
        "terms.yaml",
        "terms:\n- {id: a, label: a, forms: [x]}\n- {id: a, label: a, forms: [y]}\n",
        "terms.yaml:3: a: also stands at vocabulary/terms.yaml:2",
    ),
    "strange file": ("colours.yaml", "terms: []\n", "colours.yaml:1: no entity type is called 'colours'"),
    "no list": ("terms.yaml", "terms: {}\n", "terms.yaml:1: a vocabulary file holds `terms`"),
    "not YAML": ("terms.yaml", "terms: [", "terms.yaml:2: not readable as YAML"),
}


@pytest.mark.parametrize(("name", "text", "message"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_named_with_file_and_line(records, name, text, message):
    write(records, f"vocabulary/{name}", text)
    with pytest.raises(KnowledgeFaults) as raised:
        load_terms(records)
    assert f"vocabulary/{message}" in str(raised.value)


def test_two_drugs_with_one_name_are_a_fault(records):
    write(records, "drugs/a.yaml", "drug: {id: a, name: onemab}")
    write(records, "drugs/b.yaml", "drug: {id: b, name: twomab, synonyms: [Onemab]}")
    with pytest.raises(KnowledgeFaults, match=r"drugs/b\.yaml:1: b: the form 'onemab' already means a"):
        load_terms(records)
