"""Another disease beside ours: what makes a message ours all the same, and what is over."""

from __future__ import annotations

import pytest

from actions.conversation.scope.boundary import by_words
from actions.conversation.warnings.bygone import is_over
from tests.base import base
from tests.case.test_reading import mentions


@pytest.mark.parametrize(
    "text",
    [
        "Crohn's too: on infliximab for that, happy. For liver: aza gave pancreatitis, pred wrecked her bones. MMF?",
        "Infliximab gave lupus-like rash, MMF before it no effect. Now pred alone, 20 mg",
        "Did great with infliximab until psoriasis broke out on palms. Two infusions omitted then dropped for good.",
        "Her brother got rituximab for pemphigus. She: budesonide 9 mg, cushingoid nonetheless, AZA 50 fine.",
        "Belimumab added to mycophenolate for her lupus in spring. Skin and joints better, ALT unmoved at 150.",
        "MMF ceased after months of diarrhoea; biopsies looked like IBD. tac just commenced.",
        "Could we use infliximab ahead of rituximab in a guy with concurrent Crohn's?",
        "The Hyderabad team advises tacrolimus; I have never used it for autoimmune hepatitis. What trough?",
        'Tac level undetectable; "I ran out before Diwali". ALT 92. Before running out level 6. Resume?',
        "I took away aza (useless), I took away urso, I left tac and pred. She is the same, AST 120.",
    ],
)
def test_another_disease_or_another_voice_beside_ours_refuses_nothing(text: str) -> None:
    assert by_words(base(), text, mentions(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Lupus nephritis class IV, MMF 3 g, proteinuria unchanged at 6 months. Rituximab next?",
        "RA on methotrexate, transaminases up. Next DMARD?",
        "ulcerative colitis on aza with raised ALT",
        "PSC with ALT 90 on azathioprine, urso dose for her?",
        "acute cellular rejection after liver transplant, ALT 400 on tac and MMF, her steroid pulse?",
    ],
)
def test_our_drugs_for_another_disease_stay_outside(text: str) -> None:
    refused = by_words(base(), text, mentions(text))
    assert refused is not None
    assert refused.kind == "out_of_scope_near"


@pytest.mark.parametrize(
    ("text", "over"),
    [
        ("Infliximab #3: rigors, T 40, BP 80. Aborted, won't be repeated.", True),
        ("on bude as pred caused glaucoma; on MMF as aza caused sepsis. ALT normal", True),
        ("CMV+ and neutropaenic on MMF? No! that was bed 4. Bed 6 is the AIH", True),
        ("Infliximab #3: rigors, T 40, BP 80. Aborted 10 min ago, what do I do", False),
        ("rituximab infusion abandoned, BP 70 now", False),
        ("never again MMF; INR 2.9 and drowsy", False),
        ("vomiting 500 ml fresh blood, AIH cirrhosis on pred + aza, HR 128 BP 82/44", False),
    ],
)
def test_an_emergency_is_over_only_where_it_says_so(text: str, over: bool) -> None:
    assert is_over(text, mentions(text)) is over
