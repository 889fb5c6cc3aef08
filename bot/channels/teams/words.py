"""Labels of the card. No clinical statement and no figure stands here."""

WORDS = {
    "continued": "(continued)",
    "warning": "Warning",
    "case": "The case",
    "letter": "Clinic letter",
    "sources": "Sources",
    "remove": "Remove",
    "option": "Option",
    "why": "Why",
    "response": "Response",
    "other_response": "Response, other reasons",
    "no_figure": "no figure in the sources read",
    "in_words": "{title}: in words",
    "version": "Knowledge base",
    "reviewed": "Last review",
    "overdue": "Past their review date",
    "elsewhere": "This client cannot show the whole answer. It is complete in a newer Teams client.",
    "too_long": "One piece of this answer is too long for a Teams message and was left out. Ask for it by itself.",
    "part_of": "Part {number} of {total}",
}
