"""What Slack sends, as far as it is read. Whatever else stands in a payload is passed over."""

from typing import Any

from msgspec import Struct, field


class Kind(Struct):
    """The type alone, by which a payload is sorted before the rest of it is read."""

    type: str = ""


class EventKind(Struct):
    """An Events API envelope before it is known what it holds."""

    type: str = ""
    challenge: str = ""
    event: Kind = field(default_factory=Kind)


class Event(Struct):
    """A message, a mention, or the opening of the app's home."""

    type: str
    channel: str = ""
    user: str | None = None
    text: str | None = None
    ts: str = ""
    thread_ts: str | None = None
    channel_type: str | None = None
    subtype: str | None = None
    bot_id: str | None = None
    team: str | None = None
    user_team: str | None = None
    source_team: str | None = None
    tab: str | None = None


class Envelope(Struct):
    """An Events API delivery; the same `event_id` on each retry."""

    event_id: str
    team_id: str
    event: Event


class Identified(Struct):
    """Anything of which only the ids matter."""

    id: str
    team_id: str | None = None


class Container(Struct):
    """Where a pressed button stands."""

    message_ts: str | None = None
    channel_id: str | None = None
    thread_ts: str | None = None
    is_ephemeral: bool = False


class ActedOn(Struct):
    """The message a button or a shortcut belongs to."""

    ts: str
    text: str | None = None
    thread_ts: str | None = None
    blocks: list[dict[str, Any]] = field(default_factory=list)


class Action(Struct):
    """A pressed button."""

    type: str = ""
    value: str = ""
    text: dict[str, Any] = field(default_factory=dict)


class Interaction(Struct):
    """A pressed button or a used shortcut."""

    type: str
    user: Identified
    team: Identified | None = None
    enterprise: Identified | None = None
    channel: Identified | None = None
    container: Container = field(default_factory=Container)
    message: ActedOn | None = None
    actions: list[Action] = field(default_factory=list)
    callback_id: str = ""
    trigger_id: str = ""
    response_url: str = ""
