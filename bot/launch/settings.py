"""Settings of the served process, read from `SECONDLINE_*` environment variables."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
"""The project's top folder, where config.yml stands."""

_LOOPBACK = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True)
class Settings:
    """Where to listen, where to keep conversations, whom to let in."""

    host: str = "127.0.0.1"
    port: int = 5005
    credentials: Path = ROOT / "credentials.yml"
    """The file that lists the channels."""
    tracker: Path = ROOT / "var" / "conversations.db"
    token_key: str | None = None
    """Key that signs web sessions; made once and kept beside the tracker file when not given."""
    demo: bool = True
    """Whether the page may open anonymous sessions by itself. Read from the environment, it is on only in development:
    on this machine, without a token key that a host page's back end would share."""
    origins: tuple[str, ...] = ()
    """Further web origins whose pages may embed the widget."""
    retention_days: float = 30
    """Conversations older than this are deleted when the assistant starts."""
    rate_burst: int = 30
    rate_per_second: float = 1.0
    redis_url: str | None = None
    """Where replicas on several machines note what was already taken; one machine needs none."""

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> "Settings":
        """Read the settings; what is not set keeps its default.

        Raises:
            ValueError: a value cannot be read; the message names the variable.
        """

        def read(name: str) -> str | None:
            return environment.get(f"SECONDLINE_{name}") or None

        def number(name: str, default: float) -> float:
            value = read(name)
            try:
                return default if value is None else float(value)
            except ValueError:
                raise ValueError(f"SECONDLINE_{name} must be a number, not {value!r}.") from None

        host, key = read("HOST") or cls.host, read("TOKEN_KEY")
        development = host in _LOOPBACK and key is None
        return cls(
            host=host,
            port=int(number("PORT", cls.port)),
            credentials=Path(read("CREDENTIALS") or cls.credentials).resolve(),
            tracker=Path(read("TRACKER") or cls.tracker).resolve(),
            token_key=key,
            demo=(read("DEMO") or ("yes" if development else "no")).lower() not in {"0", "no", "off", "false"},
            origins=tuple(
                origin.strip().rstrip("/") for origin in (read("ORIGINS") or "").split(",") if origin.strip()
            ),
            retention_days=number("RETENTION_DAYS", cls.retention_days),
            rate_burst=int(number("RATE_BURST", cls.rate_burst)),
            rate_per_second=number("RATE_PER_SECOND", cls.rate_per_second),
            redis_url=read("REDIS_URL"),
        )

    @property
    def address(self) -> str:
        """The address a browser on this machine opens."""
        return f"http://{self.host}:{self.port}"

    @property
    def allowed_origins(self) -> frozenset[str]:
        """Every web origin whose requests are taken."""
        return frozenset({self.address, f"http://localhost:{self.port}", *self.origins})
