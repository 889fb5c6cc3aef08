"""Settings of a chat platform, read from the environment; every fault is named in one error."""

import os
from collections.abc import Mapping
from urllib.parse import urlsplit

_LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class MissingSettings(ValueError):
    """A channel stands in the credentials file, and settings that it needs are missing or cannot be used."""


class Environment:
    """Reads a platform's settings and collects what is wrong with them."""

    def __init__(self, platform: str, environment: Mapping[str, str] = os.environ) -> None:
        """Name the platform as it shall stand in the error."""
        self._platform = platform
        self._environment = environment
        self._faults: list[str] = []

    def needed(self, name: str, meaning: str) -> str:
        """Return a setting that cannot be left out; `meaning` says in the error where to find it."""
        value = self.optional(name)
        if not value:
            self._faults.append(f"{name} is not set: {meaning}")
        return value

    def needed_list(self, name: str, meaning: str) -> frozenset[str]:
        """Return a comma-separated setting that needs at least one entry."""
        return frozenset(part.strip() for part in self.needed(name, meaning).split(",") if part.strip())

    def optional(self, name: str, default: str = "") -> str:
        """Return a setting, or its default when it is not set or blank."""
        return self._environment.get(name, "").strip() or default

    def address(self, name: str, default: str) -> str:
        """Return a web address, always with one slash at its end; only this machine may be reached without TLS."""
        value = self.optional(name, default)
        parts = urlsplit(value)
        if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
            self._faults.append(f"{name} must be an https address, not {value!r}")
        return value.rstrip("/") + "/"

    def fault(self, words: str) -> None:
        """Note what is wrong with a value."""
        self._faults.append(words)

    def check(self) -> None:
        """Raise one error that names every fault found.

        Raises:
            MissingSettings: something is missing or wrong.
        """
        if self._faults:
            faults = "".join(f"\n  - {fault}" for fault in self._faults)
            raise MissingSettings(f"{self._platform} cannot start. It stands in the credentials file, but:{faults}")
