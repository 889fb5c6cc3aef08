"""Labels of the house: headings, column heads, connecting words. No clinical statement and no figure stands here."""

OPTIONS = "Options"
CHECK_FIRST = "Check first"
ALSO_TO_ASK = "Also to ask, by option"
NOT_KNOWN_YET = "not known yet"
HERE = {"avoid": "Avoid here", "caution": "With caution here"}
DOING_IT = "Doing it"
GUIDELINES = "What the guidelines say"
DIFFER = "Where sources differ"
MORE = "More from the records"
USUAL_DOSES = "Ordinary doses, without such a medicine"
BEHIND = "Say “more” for"
CONTINUED = "{title}, continued"
NOT_KNOWN = "Not known"
UNDETECTABLE = "undetectable"
SURFASA = "SURFASA score"
CLOSEST = "Closest in the knowledge base"
NOTES = "SecondLine notes"
PIPELINE = "Drugs under trial"
TRIALS_IN_USE = "Registered trials of drugs in use"
FIGURES = "Figures"
WHY = "Why each option stands where it does"
SIDE_BY_SIDE = "Figures side by side"
RESPONSE_FIGURES = "Response figures"
BY_REASON = "by reason"
PATIENTS = "patients"
COUNTED_TOGETHER = "mixed reasons, counted together"
POOLED = "pooled"
SINGLE = "single study"
NO_INTERVAL = "no interval printed"
INTERVAL = "95 % interval"
PLOT_COLUMNS = ("Drug and study", "Response", INTERVAL, "Endpoint and patients")
PLOT_LEGEND = {
    "pooled": "pooled from several studies",
    "single": "single study",
    "hollow": NO_INTERVAL,
    "dashed": "interval by our calculation (Wilson)",
}
PLOT_APART = "Groups differ in endpoint or patients: read within a group, not across."
PLOT_AXIS = "per cent of patients, with 95 % interval"
NOT_IN_SOURCES = "not in the sources read"
NOT_IN_STUDY = "not in what was read of this study"
IN_PARTICULAR = "in particular"
IN_THIS_CASE = "In this case"
STANDING = "Standing"
ON_THIS = "on this"
OPENED = "capsules or tablets opened or crushed"
BESIDE = "beside"
WHICH_DIRECT_ACTING = "Which direct-acting antiviral"
WHICH_ANTIVIRAL = "Which antiviral, by name"
HOW_LONG_TUBERCULOSIS = "How long latent tuberculosis is treated before the first infusion"
STEROID_AT_DELIVERY = "How a steroid is covered at delivery"
STEROID_IN_PREGNANCY = "The dose of prednisolone for a flare in pregnancy"
PROGRESTOGEN_ONLY = "Whether a progestogen-only pill is enough on mycophenolate"
COVID_BEFORE_RITUXIMAB = "When a COVID vaccine is given before rituximab"
TACROLIMUS_WITH_MYCOPHENOLATE = "A response rate of tacrolimus and mycophenolate given together"
SECOND_LINE_IN_OVERLAP = "How overlap with PSC or PBC by itself responds to a second-line drug"
TAKEN_AGAIN = "Taken again after harm"
BESIDE_IT = "Beside it in this case"
NOT_HELD = "is not in the knowledge base"
NAMED_IN = "Records on other drugs that name it"
NOTE = "SecondLine note, not from a source"
CALCULATED = "our calculation"
UNCONTROLLED = "uncontrolled"
HELD_ON = "Held on"
LEFT_OUT = "Left out of the options, as asked"
NAMED_HERE = "Named here"
REMOVED = "Removed from the case"
CHANGED = " → "
OTHER_CONDITIONS = "Standing as before, under other conditions"
WHAT_CHANGED = "What changed"
TOLD_OF_IT = "Told of this case"
SAID_BEFORE = "As said before"
NOTED = "Noted"
ANSWERED_AGAIN = "Answered again with what was added"
SUPPOSED = "Supposed for this answer only, not kept in the case"
NO_NUMBER = "no number to compare"
PREFERRED = "preferred"
ADVISED_AGAINST = "avoid: guideline advice against it"
STANDINGS = (
    "reasonable, guidelines differ",
    "reasonable",
    "no guideline position",
    "(if not tolerated)",
    "(if response is insufficient)",
)
"""What a standing may say without a rule. Beside these, *preferred* and *avoid* need a guideline's position."""
STANDING_WORDS = {"no position": "no guideline position"}
NOTICE = (
    "For clinicians. Supports and does not replace judgement; the basis of each line can be reviewed at its source. "
    "Use outside a drug's licence is named where the records hold it."
)
STEPS = {
    "steroid": "Steroid meanwhile",
    "start": "Start and titrate",
    "before": "Before the first dose",
    "first_months": "First three months",
    "judge": "When to judge",
}
TITLES = {
    "ask_dose": "Dose",
    "ask_target_level": "Level to aim for",
    "ask_monitoring": "Monitoring",
    "ask_pre_treatment_checks": "Before the first dose",
    "ask_adverse_effects": "Adverse effects",
    "ask_contraindications": "Contraindications",
    "ask_interactions": "Interactions",
    "ask_pregnancy": "Pregnancy",
    "ask_mechanism": "Mechanism",
    "ask_evidence": "Evidence",
    "ask_licensing": "Licensing and trials",
    "ask_time_to_response": "Time to response",
    "ask_stopping": "Stopping and switching",
    "ask_drug_overview": "Overview",
    "ask_special_situation": "In this situation",
    "ask_guideline": "Guideline positions",
    "ask_comparison": "Comparison",
    "ask_definition": "Definition",
    "ask_check_nonresponse": "Before calling it non-response",
    "ask_first_line": "First-line treatment",
    "ask_referral": "Referral and transplantation",
    "interpret_metabolites": "Thiopurine metabolites",
    "interpret_trough": "Reading the level",
    "interpret_response": "Reading the response",
    "verify_claim": "Is that right?",
    "acute_severe_disease": "Acute severe disease",
}
TOPIC_TITLES = {
    "vaccination": "Vaccination",
    "infection-prophylaxis": "Infection prophylaxis",
    "bone-health": "Bone health",
}
GUIDELINE_NAMES = {
    "easl-2025": "EASL 2025",
    "bsg-2025": "BSG 2025",
    "awmf-2025": "AWMF S3 2025",
    "aasld-2019": "AASLD 2019",
    "other": "Other guidelines",
}
ACUTE_COURSE = "INR and bilirubin in the first days"
EARLY_JAUNDICE = "Bilirubin and MELD in the first weeks"
REASON_NAMES = {
    "thiopurine_intolerance": "intolerance",
    "steroid_intolerance": "steroid intolerance",
    "insufficient_response": "insufficient response",
    "non_response": "non-response",
    "loss_of_response_on_treatment": "loss of response on treatment",
    "relapse_after_withdrawal": "relapse after withdrawal",
    "intolerance_and_insufficient_response": "intolerance and insufficient response",
    "second_line_failed": "after second line",
    "second_line_not_tolerated": "second-line drug not tolerated",
    "unclear": "reason not clear",
}
READ = {"full-text": "read in full text", "abstract": "abstract read", "secondary": "read second-hand"}
