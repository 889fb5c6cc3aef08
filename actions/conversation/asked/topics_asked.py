"""What each topic asks for when it is named, as intents.

Apart from its readers: parts of a message, lists of questions and second thoughts go by the same table.
"""

from __future__ import annotations

ASKED_BY_TOPIC = {
    "dose": "ask_dose",
    "target-level": "ask_target_level",
    "monitoring": "ask_monitoring",
    "pre-treatment-checks": "ask_pre_treatment_checks",
    "adverse-effects": "ask_adverse_effects",
    "contraindications": "ask_contraindications",
    "interactions": "ask_interactions",
    "mechanism": "ask_mechanism",
    "licensing": "ask_licensing",
    "time-to-response": "ask_time_to_response",
    "stopping": "ask_stopping",
    "referral": "ask_referral",
    "evidence": "ask_evidence",
}
PREVENTION = frozenset({"vaccination", "infection-prophylaxis"})  # topics of which records speak whatever the drug
