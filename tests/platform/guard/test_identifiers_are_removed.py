"""Whatever names a patient is removed, and said to be removed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.guard.identifiers import Redaction, redact
from bot.guard.identifiers.redaction import KINDS
from tests.evaluation.identifiers import BARE_NAME, Message, messages, removed

NAMED = [
    ("Mr Ram Lal 45M AIH, aza failed", ["Ram", "Lal"], {"name"}),
    ("mr sharma not responding to aza", ["sharma"], {"name"}),
    ("Ms Jane O'Brien's ALT is 300", ["Jane", "Brien"], {"name"}),
    ("Smt. Sunita Devi cannot tolerate azathioprine", ["Sunita", "Devi"], {"name"}),
    ("S/O Mohan Singh, cirrhotic", ["Mohan", "Singh"], {"name"}),
    ("Pt: Anjali Rao has AIH", ["Anjali", "Rao"], {"name"}),
    ("pt named Anjali has AIH", ["Anjali"], {"name"}),
    ("her name is Priya, ALT 300", ["Priya"], {"name"}),
    ("Ram Lal, 45 M, MRN 12345, refractory", ["Ram", "Lal", "12345"], {"name", "record number"}),
    ("Sunita Devi DOB 12/03/1985", ["Sunita", "12/03/1985"], {"name", "date of birth"}),
    ("born 12 March 1985, on MMF", ["12 March 1985"], {"date of birth"}),
    ("date of birth: 1985-03-12", ["1985-03-12"], {"date of birth"}),
    ("UHID: AIIMS/2021/4433 cirrhotic", ["4433"], {"record number"}),
    ("accession no. H24-55120 shows interface hepatitis", ["55120"], {"record number"}),
    ("call +91 98765 43210", ["98765", "43210"], {"phone number"}),
    ("98765 43210", ["98765", "43210"], {"phone number"}),
    ("tel 020 7946 0958", ["7946"], {"phone number"}),
    ("ring (415) 555-2671", ["555"], {"phone number"}),
    ("+49 89 1234567", ["1234567"], {"phone number"}),
    ("write to a.b@hospital.co.in please", ["a.b", "hospital"], {"e-mail address"}),
    ("NHS no 943 476 5919", ["943", "5919"], {"national number"}),
    ("943 476 5919", ["943", "5919"], {"national number"}),
    ("Aadhaar 2345 6789 0124", ["2345", "0124"], {"national number"}),
    ("SSN 536228714", ["8714"], {"national number"}),
    ("536-22-8714", ["8714"], {"national number"}),
    ("PAN ABCPE1234F", ["ABCPE"], {"national number"}),
    ("https://emr.hospital.org/chart?patient=12345", ["12345", "emr"], {"link"}),
    ("see 123456789012 for details", ["123456789012"], {"record number"}),
]


@pytest.mark.parametrize(("text", "gone", "kinds"), NAMED, ids=[text for text, _, _ in NAMED])
def test_an_identifier_is_replaced_by_its_kind(text: str, gone: list[str], kinds: set[str]) -> None:
    redaction = redact(text)
    assert not [part for part in gone if part in redaction.text]
    assert kinds <= set(redaction.kinds)
    assert all(f"[{kind}]" in redaction.text for kind in redaction.kinds)


def test_an_aadhaar_number_needs_no_label_when_its_check_digit_is_right() -> None:
    assert redact("2345 6789 0124").kinds == ("national number",)
    assert redact("2345 6789 0125").kinds == ()


def test_what_stands_around_an_identifier_stays() -> None:
    redaction = redact("Pt: Sunita Devi, DOB 12/03/1985, MRN 1234567, ALT 400")
    assert redaction.text == "Pt: [name], DOB [date of birth], MRN [record number], ALT 400"
    assert redaction.kinds == ("name", "date of birth", "record number")


CLINICAL = [
    "6-TGN 235 pmol",
    "6-TGN 235 pmol/8x10⁸ and 6-MMP 9800",
    "ALT 1200",
    "ALT 1200 850 430 210 over 8 weeks",
    "AST 850, 430, 2100; IgG 2350 mg/dl",
    "IgG 1850 mg/dl ULN 1600, AST 44",
    "IgG 2100 mg dl limit 1600",
    "28 F",
    "28, female, ALT 300, IgG 1.5xULN",
    "NCT01661842",
    "EudraCT 2016-001038-91",
    "EASL 2025",
    "what did the CAMARO trial show in 2024",
    "Efe et al. 2017 showed 90 %; Roberts 2018, Manns 2010",
    "doi 10.1111/apt.15157, PMID 30076614",
    "https://doi.org/10.1016/j.jhep.2015.06.030",
    "https://pubmed.ncbi.nlm.nih.gov/30076614/",
    "biopsy on 12/03/2024 showed interface hepatitis",
    "tac level 12 ng/ml on 3/4/25",
    "MR elastography 5 kPa",
    "Prednisolone 40 mg, Azathioprine 2 mg/kg, Mycophenolate 1 g bd",
    "patient Azathioprine intolerant",
    "Patient is TPMT deficient",
    "Pt: Budesonide 9 mg, no cirrhosis",
    "platelets 150000, HBV DNA 1200000000 IU/ml",
    "INR 2.4 bilirubin 350 creatinine 88",
    "case no 4 in the series of 20",
    "SURFASA -6.80+1.92*INR",
    "HBsAg neg, anti-HBc pos, eGFR 45",
    "Infliximab 5 mg/kg at weeks 0, 2, 6; rituximab 1000 mg day 1 and 15",
    "Patient wants a baby, on MMF 2 g",
    # As seniors type them.
    "Pt: 28F",
    "Pt: 28F, AIH, TPMT 12 U/mL, 6-TGN 100 6-MMP 12000",
    "Patient: Hepatitis B",
    "Hepatitis B, 28F, anti-HBc pos",
    "Miami",
    "Patient: Miami cohort?",
    "King's",
    "King's, 28F",
    "King's College criteria met",
    "AIH",
    "Pt: AIH",
    "ALT 312 IgG 22",
    "ALT 312 IgG 22 6-TGN 100 TPMT 12",
    "6-TGN 100",
    "TPMT 12 U/mL",
    "Pt: Middle aged, Wilson's excluded",
    "MS on interferon, MR cholangiogram normal",
    "Roberts' cohort, Manns' trial, Lohse's view",
    "patient Rinvoq, then Humira",
]


@pytest.mark.parametrize("text", CLINICAL)
def test_clinical_notation_survives(text: str) -> None:
    assert redact(text).text == text


MADE = messages("development")


@pytest.mark.parametrize("message", MADE, ids=[message.text for message in MADE])
def test_what_was_planted_is_gone_and_a_second_reading_changes_nothing(message: Message) -> None:
    left = redact(message.text).text
    assert not [p for p in message.identifiers if p.kind != BARE_NAME and not removed(p, message, left)]
    assert redact(left) == Redaction(left, ())


PIECES = st.sampled_from([message.text for message in MADE] + [text for text, _, _ in NAMED] + CLINICAL)
CUTS = st.builds(lambda text, begin, end: text[begin:end], PIECES, st.integers(0, 30), st.integers(20, 200))
JOINTS = st.sampled_from(["", " ", ". ", ", ", "\n", ": ", " - ", "/", "\u00a0", "]", "["])
MIXED = st.lists(st.tuples(CUTS | PIECES | st.text(max_size=12), JOINTS), min_size=1, max_size=5).map(
    lambda pieces: "".join(text + joint for text, joint in pieces)
)
NOTATION = st.text(alphabet="0123456789 -+.,/()[]:@#abdnoprstxMDPRİß’", max_size=60)


@settings(max_examples=400)
@given(st.text() | NOTATION | MIXED)
def test_any_text_is_redacted_once_and_for_all(text: str) -> None:
    once = redact(text)
    assert redact(once.text) == Redaction(once.text, ())
    assert set(once.kinds) <= set(KINDS)


@given(st.lists(st.sampled_from(CLINICAL), min_size=2, max_size=4))
def test_clinical_sentences_survive_beside_each_other(texts: list[str]) -> None:
    text = ".\n".join(texts)
    assert redact(text).text == text
