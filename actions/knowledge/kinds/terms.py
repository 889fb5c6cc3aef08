"""What records are sorted by: reasons, topics, monograph fields, guidelines, units; and what every record has."""

from __future__ import annotations

from datetime import date
from typing import Literal

from msgspec import Struct

Reason = Literal[
    "thiopurine_intolerance",
    "steroid_intolerance",
    "insufficient_response",
    "non_response",
    "loss_of_response_on_treatment",
    "relapse_after_withdrawal",
    "intolerance_and_insufficient_response",
    "second_line_failed",
    "second_line_not_tolerated",
    "unclear",
]


Topic = Literal[
    "dose",
    "target-level",
    "monitoring",
    "pre-treatment-checks",
    "adverse-effects",
    "contraindications",
    "interactions",
    "pregnancy",
    "mechanism",
    "evidence",
    "licensing",
    "guideline",
    "time-to-response",
    "stopping",
    "steroid",
    "first-line",
    "referral",
    "vaccination",
    "infection-prophylaxis",
    "bone-health",
    "definition",
    "checks",
    "metabolites",
    "situation",
    "overview",
]


MonographField = Literal[
    "names",
    "brands-india",
    "brands-uk",
    "brands-eu",
    "brands-us",
    "class",
    "mechanism",
    "place",
    "regimen",
    "titration",
    "maximum",
    "target-level",
    "time-to-response",
    "efficacy-intolerance",
    "efficacy-non-response",
    "steroid-sparing",
    "adverse-effects",
    "frequencies",
    "contraindications",
    "boxed-warning",
    "baseline",
    "monitoring",
    "action-thresholds",
    "interactions",
    "pregnancy",
    "lactation",
    "contraception-women",
    "contraception-men",
    "fatherhood",
    "children",
    "renal",
    "hepatic",
    "licensing",
    "trials",
    "result",
]


GuidelineId = Literal["easl-2025", "bsg-2025", "aasld-2019", "awmf-2025", "other"]


Unit = Literal[
    "percent",
    "patients",
    "mg",
    "g",
    "mg/kg",
    "microgram/kg",
    "mg/m2",
    "ng/ml",
    "microgram/ml",
    "pmol/8e8 RBC",
    "pmol/0.2 ml",
    "U/L",
    "x ULN",
    "g/L",
    "mg/dl",
    "micromol/L",
    "ml/min",
    "days",
    "weeks",
    "months",
    "years",
    "odds ratio",
    "hazard ratio",
    "risk ratio",
    "mean difference",
    "ratio",
    "other",
]


class Record(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every record has: an id, unique over the whole base (kebab-case)."""

    id: str


class Review(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When a file was last checked and until when that holds. `status` never claims a clinician's review that has not
    happened: one that has names who did it (`by`).
    """

    reviewed_on: date
    review_by: date
    status: Literal["draft", "checked against the dossier", "second reader", "clinician reviewed"]
    by: str | None = None
