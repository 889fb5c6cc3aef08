"""An infection that is looked for is not there yet, nor excluded; one that nobody looked for may be."""

from __future__ import annotations

import pytest

from tests.case.test_reading import reading


@pytest.mark.parametrize(
    ("text", "condition", "state"),
    [
        ("Do I need TB screening before infliximab", "tuberculosis", None),
        ("should hepatitis B be checked before rituximab", "hepatitis-b", None),
        ("we test for hepatitis B and tuberculosis first", "tuberculosis", None),
        ("hep B vaccinated, rituximab ok", "hepatitis-b", None),
        ("PJP prophylaxis with rituximab", "infection", None),
        ("hep B serology still pending, rituximab today", "hepatitis-b", "possible"),
        ("rituximab without hepatitis B screening", "hepatitis-b", "possible"),
        ("HBsAg pending, rituximab today", "hbsag-positive", "possible"),
        ("TB screen positive, infliximab", "tuberculosis", "yes"),
        ("has hepatitis B, rituximab", "hepatitis-b", "yes"),
        ("on TAF for hep B cover, rituximab", "hepatitis-b", None),
        ("TB gold negative, infliximab", "tuberculosis", "no"),  # the screen, as its question takes the answer
        ("TB gold positive, infliximab", "tuberculosis", None),
        ("HBsAg positive, infliximab planned, tenofovir only if the DNA climbs", "hbv-prophylaxis", "no"),
        ("HBsAg positive, entecavir once HBV DNA becomes detectable", "hbv-prophylaxis", "no"),
        ("HBsAg positive, entecavir started when diagnosed, infliximab next", "hbv-prophylaxis", "yes"),
        ("no infection, vaccines up to date", "infection", "no"),
        ("on tac, TB not done yet", "tuberculosis", "possible"),
        ("on tac, hep B never checked", "hepatitis-b", "possible"),
        ("on tac, TB excluded", "tuberculosis", "no"),
    ],
)
def test_what_is_looked_for(text: str, condition: str, state: str | None) -> None:
    assert reading(text, "inform_case").conditions.get(condition) == state
