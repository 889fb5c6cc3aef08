"""What the words around a drug tell of its time: a clause in the past tense, something that was begun or goes on, a
drug taken alone, and whoever takes nothing.

Patterns on the skeleton in clauses, for the order of drugs (`courses`).
"""

from __future__ import annotations

import re

from bot.nlu.recogniser.skeleton import DRUG, PAUSE, STOP

DOSED = r"(?:\s*\d[\w./]*(?:\s?(?:mg|g|mcg))?(?:/(?:kg|day|d))?(?:\s(?:od|bd|bid|tds|tid|daily|qd|hs))?)?"
ALONE = re.compile(rf"^{DOSED} (?:alone|only|monotherapy|mono|by itself|on its own|as monotherapy|and nothing else)\b")
BEGUN = re.compile(
    r"\b(?:started|put|placed|commenced|begun|initiated|settled|established|switched|changed|moved) (?:\w+ )?on\s*$"
)
ANEW = re.compile(
    r"\b(?:restart\w*|resume\w*|reintroduc\w+|rechalleng\w+|start\w*|begin|give|add|back (?:on|to)|again)\b"
)
GOES_ON = re.compile(
    r"\b(?:still|has|have|is|are|since(?! (?:the|her|his)\b)|persist\w*|ongoing|continu\w+|remain\w*|now)\b"
)
# Whoever takes nothing now: "off all treatment", not "wants to come off everything"
NOTHING_TAKEN = re.compile(
    r"(?<!come )(?<!coming )(?<!be )(?<!get )(?<!to )\b(?:off (?:all |everything|any )(?!but|except|of)|(?:on"
    r"|takes|taking|receiving) (?:nothing(?! but| except|"
    r" else)|no (?:treatment|drugs?|meds?|medications?|immunosuppress\w+|therapy|maintenance))|(?:no|nothing|without)"
    r" (?:treatment|therapy|meds|drugs|immunosuppression|maintenance) (?:now|at present|currently|at the moment"
    r"|since)\b|"
    r"(?:treatment|drug)[- ]free|untreated (?:now|since|for)|currently untreated|then nothing (?:for|since))"
    rf"|{DRUG}[.;,] (?:none|nothing) (?:now|at present|currently|since)\b"
)
_CLAUSE_ENDS = re.compile(rf"[.;?!\n{STOP}{PAUSE}]")
_WAS = re.compile(
    r"\b(?:had|was|were|took|used|tried|gave|received|got|did|didn't|made|caused|failed|helped|worked|held|kept|"
    r"controlled|suited|lasted|managed|tolerated|responded|experienced|suffered|spent)\b"
)
_IS = re.compile(
    r"\b(?:is|are|has|have|she's|he's|i'm|we're|takes|taking|now|currently|still|since|remains?|continu\w+"
    r"|started|begun|"
    r"commenced|added|put on|increased|reduced|restarted|initiated|changed|switched|today|yesterday|will|would"
    r"|could|can|"
    r"should|may|might|do|does|if|whether|never|not|no|without|to)\b"
)


def told_in_the_past(before: str, after: str) -> bool:
    """Whether the clause of a drug tells what was, and nothing of what is or of what began and goes on."""
    clause = f"{_CLAUSE_ENDS.split(before)[-1]}{DRUG}{_CLAUSE_ENDS.split(after)[0]}"
    return bool(_WAS.search(clause)) and not _IS.search(clause)
