"""Settings of the Teams channel, read from `SECONDLINE_TEAMS_*` environment variables. Nothing is contacted here."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bot.channels.platform import Environment

_PREFIX = "SECONDLINE_TEAMS_"
_SERVICE = "smba.trafficmanager.net"
_LONGEST_URL = 500
_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@dataclass(frozen=True)
class TeamsSettings:
    """Who the bot is, whose tenants may use it, and where Microsoft's services are."""

    app_id: str
    """Client id of the app registration: the audience of every token that reaches the bot."""
    app_password: str = field(repr=False)
    """A client secret of the app registration."""
    tenant: str
    """Directory id in which the bot is registered; its token endpoint issues the bot's own tokens."""
    tenants: frozenset[str]
    """Directory ids whose people may use the bot."""
    service_origins: frozenset[str]
    """Origins to which the bot answers; an activity that names any other is refused."""
    metadata_url: str
    """OpenID document that names the key set."""
    token_url: str
    issuer: str
    """Issuer of the tokens that reach the bot."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> TeamsSettings:
        """Read the settings.

        Raises:
            MissingSettings: something is missing or wrong; the message names all of it.
        """
        given = Environment("The Teams channel", environment)
        app_id = given.needed(f"{_PREFIX}APP_ID", "the application (client) id of the app registration")
        app_password = given.needed(f"{_PREFIX}APP_PASSWORD", "a client secret of the app registration")
        tenant = given.needed(f"{_PREFIX}TENANT", "the directory (tenant) id of the app registration")
        tenants = given.optional(f"{_PREFIX}TENANTS", tenant)
        origins = frozenset(
            _origin(given, part.strip())
            for part in given.optional(f"{_PREFIX}SERVICE_HOSTS", _SERVICE).split(",")
            if part.strip()
        )
        metadata_url = given.address(
            f"{_PREFIX}OPENID_URL", "https://login.botframework.com/v1/.well-known/openidconfiguration"
        )
        token_url = given.address(
            f"{_PREFIX}TOKEN_URL", f"https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"
        )
        issuer = given.optional(f"{_PREFIX}ISSUER", "https://api.botframework.com")
        given.check()
        return cls(
            app_id=app_id,
            app_password=app_password,
            tenant=tenant,
            tenants=frozenset(part.strip() for part in tenants.split(",") if part.strip()),
            service_origins=origins,
            metadata_url=metadata_url.rstrip("/"),
            token_url=token_url.rstrip("/"),
            issuer=issuer,
        )

    def trusts(self, service_url: str) -> bool:
        """Whether answers may be sent to this service address; decided without contacting it."""
        if len(service_url) > _LONGEST_URL or not service_url.isascii() or not service_url.isprintable():
            return False
        try:
            parts = urlsplit(service_url)
        except ValueError:
            return False
        if parts.query or parts.fragment or " " in service_url or "\\" in service_url:
            return False
        return f"{parts.scheme}://{parts.netloc}".lower() in self.service_origins


def _origin(given: Environment, entry: str) -> str:
    """A host means its https origin; an origin is for development, where the service is on this machine."""
    if "://" not in entry:
        return f"https://{entry}".lower()
    parts = urlsplit(entry)
    if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
        given.fault(f"{_PREFIX}SERVICE_HOSTS must name hosts that speak https, not {entry!r}")
    return f"{parts.scheme}://{parts.netloc}".lower()
