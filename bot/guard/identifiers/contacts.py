"""E-mail addresses, and links that may lead to a patient."""

import re
from collections.abc import Iterator

from bot.guard.identifiers.findings import Finding, matches

MAIL = "e-mail address"
LINK = "link"

_LOCAL = r"(?<![\w.+%'’-])[\w.+%'’-]{1,100}"
_MAIL = re.compile(
    rf"{_LOCAL}\s?(?:@|\[at\]|\(at\)|\{{at\}})\s?[\w-]{{1,63}}(?:\s?(?:\.|\[dot\]|\(dot\))\s?[\w-]{{1,63}}){{1,6}}"
    rf"|{_LOCAL} at [\w-]{{1,63}}(?: dot [\w-]{{1,63}}){{1,4}}"
)
_MAIL_SIGNS = ("@", "at)", "at]", "at}", " dot ")
# Without a scheme, only what ends in a usual top-level domain and goes on with a path: "ehr.example.org/p/77".
_LINK = re.compile(
    r"(?<![\w@.-])(?:https?://|www\.)[^\s<>\"']+"
    r"|(?<![\w@.-])(?:[a-z0-9-]{2,63}\.){1,5}"
    r"(?:com|org|net|edu|gov|io|co|in|uk|eu|de|fr|es|it|nl|ie|ch|at|us|au|app|health)(?::\d{2,5})?/[^\s<>\"']+"
)
_CLOSING = ".,;:!?)]}"
_PARTS = re.compile(r"(?:https?://)?(?P<host>[^/?#:\s]*)(?::\d+)?(?P<path>.*)", re.DOTALL)
_NAMES_SOMEBODY = re.compile(r"@|[?&#;](?:p|pt|pid|mrn|uhid|nhs|ssn|dob|name|email|phone|patient\w*|user\w*)=")

# Publishers, registers, societies and agencies; their subdomains too.
_LITERATURE = frozenset(
    """
doi.org nih.gov clinicaltrials.gov clinicaltrialsregister.eu isrctn.com ctri.nic.in who.int fda.gov europa.eu cdc.gov
nice.org.uk medicines.org.uk mhra.gov.uk cdsco.gov.in easl.eu aasld.org bsg.org.uk awmf.org apasl.info gastro.org gi.org
sciencedirect.com elsevier.com thelancet.com nejm.org jamanetwork.com bmj.com wiley.com springer.com nature.com oup.com
biomedcentral.com lww.com sagepub.com tandfonline.com karger.com thieme.com thieme-connect.com thieme-connect.de
mdpi.com frontiersin.org plos.org medrxiv.org journal-of-hepatology.eu jhep-reports.eu gastrojournal.org cghjournal.org
cochranelibrary.com europepmc.org wjgnet.com hindawi.com uptodate.com medscape.com drugs.com mdcalc.com
""".split()
)


def links_and_mail(text: str) -> Iterator[Finding]:
    """Find e-mail addresses, and links beyond the front page of a site that is not known for literature or guidance.

    Nothing here opens a link, so one too many costs nothing, and a path may name somebody without any pattern.
    """
    for link in _links(text):
        address = text[link.start : link.end]
        parts = _PARTS.match(address)
        if not is_literature(address) and parts and parts["path"].strip("/"):
            yield link
    if any(sign in text for sign in _MAIL_SIGNS):
        yield from matches(_MAIL, text, MAIL)


def literature_links(text: str) -> Iterator[Finding]:
    """Find links to articles, trials, guidelines and labels, which stay."""
    return (link for link in _links(text) if is_literature(text[link.start : link.end]))


def is_literature(address: str) -> bool:
    """Say whether an address leads to a known publisher, register, society or agency, and names nobody itself."""
    parts = _PARTS.match(address)
    labels = parts["host"].split(".") if parts else []
    known = any(".".join(labels[start:]) in _LITERATURE for start in range(len(labels)))
    return known and not _NAMES_SOMEBODY.search(address)


def _links(text: str) -> Iterator[Finding]:
    if "/" in text or "www." in text:
        for match in _LINK.finditer(text):
            yield Finding(match.start(), match.start() + len(match.group().rstrip(_CLOSING)), LINK)
