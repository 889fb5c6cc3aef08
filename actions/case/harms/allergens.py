"""What people are allergic to beside our drugs, as a pattern of words in any case."""

from __future__ import annotations

ALLERGEN = (
    r"(?:penicillins?|pen|pcn|amoxicillin|co-?amoxiclav|augmentin|sulph?a|sulph?onamides?|trimethoprim|co-?trimoxazole"
    r"|septrin|bactrim|macrolides?|erythromycin|cephalosporins?|cef\w+|ceph\w+|quinolones?|vancomycin|latex|nuts?"
    r"|peanuts?|eggs?|shellfish|seafood|fish|contrast|iodine|gadolinium|nickel|aspirin|nsaids?|ibuprofen|codeine"
    r"|morphine|opiates?|plasters?|elastoplast|milk|dairy|soya?|gluten|pollen|dust|cats?|dogs?|bees?|wasps?|vaccines?)"
)
