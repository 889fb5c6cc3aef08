"""Names of conversations: one per place and person, made from ids the platform vouches for."""

import hashlib
from urllib.parse import quote

_LONGEST = 255  # the width of the tracker store's column


def conversation_id(platform: str, *ids: str) -> str:
    """Join a platform's ids to e.g. "slack:T1:C1:1700000000.000100:U1".

    A colon inside an id is escaped, so different ids never make the same name; a name too long to be stored keeps its
    start and ends in a digest of the whole.
    """
    name = ":".join((platform, *(quote(part, safe="@;=.-_") for part in ids)))
    if len(name) <= _LONGEST:
        return name
    digest = hashlib.sha256(name.encode()).hexdigest()
    return f"{name[: _LONGEST - len(digest) - 1]}~{digest}"
