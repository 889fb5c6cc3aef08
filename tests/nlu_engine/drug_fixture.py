"""Drug terms for the tests, so that a curator's edit of a brand name breaks no test here."""

from actions.knowledge.vocabulary import Term

_NAMES = {
    "azathioprine": "azathioprine AZA aza Imuran Azasan",
    "mercaptopurine": "mercaptopurine|6-MP|6-mercaptopurine|Purinethol|6MP",
    "tioguanine": "tioguanine thioguanine",
    "allopurinol": "allopurinol allo Zyloric",
    "mycophenolate": "mycophenolate|MMF|mycophenolate mofetil|mycophenolic acid|MPA|CellCept|Myfortic",
    "tacrolimus": "tacrolimus tac TAC FK506 Prograf Advagraf Tacro",
    "ciclosporin": "ciclosporin cyclosporin cyclosporine CsA Neoral ciclo",
    "budesonide": "budesonide bude Budenofalk Entocort",
    "prednisolone": "prednisolone prednisone pred Deltacortril",
    "rituximab": "rituximab RTX ritux MabThera",
    "infliximab": "infliximab IFX Remicade",
    "belimumab": "belimumab Benlysta",
    "sirolimus": "sirolimus rapamycin Rapamune",
    "everolimus": "everolimus Certican",
    "methotrexate": "methotrexate MTX",
    "ursodeoxycholic-acid": "ursodeoxycholic acid|UDCA|ursodiol|urso",
}


def drug_terms() -> tuple[Term, ...]:
    return tuple(
        Term("drug", value, tuple(names.split("|") if "|" in names else names.split()))
        for value, names in _NAMES.items()
    )
