"""The record types of the knowledge base. Each YAML file under `records/` decodes into these, and into nothing else.

A record that carries evidence names its source, where in the source it stands, and the facts of the evidence dossier
it was written from.
Figures, doses and levels are fields, never prose alone, so that they can be checked, compared and drawn.
"""

from actions.knowledge.kinds.evidence import (
    Arm,
    Conflict,
    Dose,
    Evidence,
    Figure,
    Finding,
    Formula,
    Level,
    NotKnown,
    Position,
    Recommendation,
    Regimen,
    Source,
    Statement,
)
from actions.knowledge.kinds.house import Boundary, DoingIt, Drug, Names, Note, ReadingAid, Sentence
from actions.knowledge.kinds.rules import (
    BottomLine,
    Choice,
    Claim,
    DoneChecks,
    PlanRule,
    ReasonGuide,
    SituationGuide,
    StandingRule,
    Unknown,
    When,
    Wording,
)
from actions.knowledge.kinds.terms import GuidelineId, MonographField, Reason, Record, Review, Topic, Unit

__all__ = [
    "Arm",
    "BottomLine",
    "Boundary",
    "Choice",
    "Claim",
    "Conflict",
    "DoingIt",
    "DoneChecks",
    "Dose",
    "Drug",
    "Evidence",
    "Figure",
    "Finding",
    "Formula",
    "GuidelineId",
    "Level",
    "MonographField",
    "Names",
    "NotKnown",
    "Note",
    "PlanRule",
    "Position",
    "ReadingAid",
    "Reason",
    "ReasonGuide",
    "Recommendation",
    "Record",
    "Regimen",
    "Review",
    "Sentence",
    "SituationGuide",
    "Source",
    "StandingRule",
    "Statement",
    "Topic",
    "Unit",
    "Unknown",
    "When",
    "Wording",
]
