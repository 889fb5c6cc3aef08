"""Reading a clinician's numbers against published rules; each rule, its inputs, units and source are shown."""

from actions.answers.readings.acute_course import acute_course
from actions.answers.readings.allopurinol import reduced_dose
from actions.answers.readings.by_weight import beside as doses_by_weight
from actions.answers.readings.early_jaundice import early_jaundice
from actions.answers.readings.graft_level import has_graft
from actions.answers.readings.metabolites import active_all_the_same, metabolites
from actions.answers.readings.response import being_tried, response, too_early
from actions.answers.readings.room_to_raise import room_to_raise
from actions.answers.readings.surfasa import gives_surfasa, surfasa
from actions.answers.readings.trough import drug_of_level, level_of, trough

__all__ = [
    "active_all_the_same",
    "acute_course",
    "being_tried",
    "doses_by_weight",
    "drug_of_level",
    "early_jaundice",
    "gives_surfasa",
    "has_graft",
    "level_of",
    "metabolites",
    "reduced_dose",
    "response",
    "room_to_raise",
    "surfasa",
    "too_early",
    "trough",
]
