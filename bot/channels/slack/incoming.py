"""Steps two to five: unwrap what Slack sends, pass over what is not for us, and normalise the rest to one form."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from bot.channels.platform import conversation_id
from bot.channels.slack.buttons import Buttons
from bot.channels.slack.payloads import Envelope, Event, EventKind, Interaction
from bot.channels.slack.texts import typed

CHECK_EVIDENCE = "check_evidence"
"""Callback id of the message shortcut, as the app's manifest names it."""

_COMMAND = "command"  # in place of a thread: what /aih says stands in none
_THREAD_MINUTES = 365 * 24 * 60.0  # longer than any conversation is kept

_SAID = {None, "file_share", "thread_broadcast"}  # other subtypes are edits, deletions, joins...


class Place(Struct, frozen=True):
    """Where an answer goes: a channel or direct message, in a thread or not, or to one user alone by `response_url`."""

    channel: str
    thread: str | None = None
    response_url: str | None = None


class Click(Struct, frozen=True):
    """The message whose button was pressed, and the words on the button."""

    message: str
    label: str
    text: str = ""
    blocks: tuple[dict[str, Any], ...] = ()
    ephemeral: bool = False


class Incoming(Struct, frozen=True):
    """Something a user did. Any of `keys` seen before means that it was delivered before."""

    keys: tuple[str, ...]
    organisations: tuple[str | None, ...]
    user: str
    """Workspace and user: "T1:U1"."""
    place: Place


class Asked(Incoming, frozen=True):
    """A message to be answered."""

    conversation: str
    text: str
    click: Click | None = None


class Opened(Incoming, frozen=True):
    """The user opened the conversation with the app."""

    conversation: str


class NotOwner(Incoming, frozen=True):
    """A button of somebody else's case was pressed."""


def challenge(body: bytes) -> str | None:
    """Return Slack's challenge when it asks whether the address is ours.

    Raises:
        msgspec.MsgspecError: the body is not what Slack sends.
    """
    kind = msgspec.json.decode(body, type=EventKind)
    return kind.challenge if kind.type == "url_verification" else None


def from_event(body: bytes) -> Incoming | None:
    """Read an Events API delivery; nothing when it holds nothing to answer.

    Raises:
        msgspec.MsgspecError: the body is not what Slack sends.
    """
    kind = msgspec.json.decode(body, type=EventKind)
    if kind.type != "event_callback" or kind.event.type not in _EVENTS:
        return None
    envelope = msgspec.json.decode(body, type=Envelope)
    event = envelope.event
    if not event.user or event.bot_id or event.subtype not in _SAID:
        return None
    return _EVENTS[event.type](envelope, event, event.user)


def _message(envelope: Envelope, event: Event, user: str) -> Incoming | None:
    # In channels only what is addressed to the app is read, and arrives as a mention.
    return _asked(envelope, event, user) if event.channel_type == "im" else None


def _asked(envelope: Envelope, event: Event, user: str) -> Asked:
    team, channel = envelope.team_id, event.channel
    if channel.startswith("D"):
        thread, conversation = event.thread_ts, conversation_id("slack", team, channel)
    else:
        thread = event.thread_ts or event.ts
        conversation = in_thread(team, channel, thread, user)
    return Asked(
        keys=(f"slack:event:{envelope.event_id}", f"slack:message:{channel}:{event.ts}:{user}"),
        organisations=_organisations(envelope, event),
        user=f"{team}:{user}",
        place=Place(channel, thread),
        conversation=conversation,
        text=typed(event.text or ""),
    )


def _opened(envelope: Envelope, event: Event, user: str) -> Opened | None:
    if event.tab != "messages":
        return None
    return Opened(
        keys=(f"slack:event:{envelope.event_id}",),
        organisations=_organisations(envelope, event),
        user=f"{envelope.team_id}:{user}",
        place=Place(event.channel),
        conversation=conversation_id("slack", envelope.team_id, event.channel),
    )


_EVENTS = {"message": _message, "app_mention": _asked, "app_home_opened": _opened}
EVENTS = frozenset(_EVENTS)
"""Types of events that are handled."""


def in_thread(team: str, channel: str, thread: str, user: str) -> str:
    """Name the conversation of one user in a thread that others may share: the case belongs to both."""
    return conversation_id("slack", team, channel, thread, user)


def idle_minutes(conversation: str) -> float | None:
    """How long a conversation may lie idle before its case is forgotten: in a thread as long as it is kept, since
    another case has a thread of its own; elsewhere as on the web.
    """
    match conversation.split(":"):
        case ["slack", _, _, thread, _] if thread != _COMMAND:
            return _THREAD_MINUTES
    return None


def _organisations(envelope: Envelope, event: Event) -> tuple[str | None, ...]:
    """The workspace where it happened, and the author's own, which differs in a shared channel."""
    return (envelope.team_id, event.user_team, event.source_team, event.team)


def from_command(form: Mapping[str, str]) -> Asked | None:
    """Read a slash command; nothing when Slack only checks the certificate."""
    team, channel, user = (form.get(name, "") for name in ("team_id", "channel_id", "user_id"))
    if not (team and channel and user and form.get("trigger_id")):
        return None
    return Asked(
        keys=(f"slack:trigger:{form['trigger_id']}",),
        organisations=(team,),
        user=f"{team}:{user}",
        place=Place(channel, response_url=form.get("response_url")),
        conversation=in_thread(team, channel, _COMMAND, user),
        text=typed(form.get("text", "")) or "help",
    )


def from_interaction(payload: str, buttons: Buttons) -> Incoming | None:
    """Read a pressed button or the message shortcut; nothing when it is neither of ours.

    Raises:
        msgspec.MsgspecError: the payload is not what Slack sends.
    """
    interaction = msgspec.json.decode(payload, type=Interaction)
    if not interaction.trigger_id:
        return None
    if interaction.type == "block_actions":
        return _pressed(interaction, buttons)
    if interaction.type == "message_action" and interaction.callback_id == CHECK_EVIDENCE:
        return _shortcut(interaction)
    return None


def _pressed(interaction: Interaction, buttons: Buttons) -> Incoming | None:
    action = next(iter(interaction.actions), None)
    pressed = buttons.read(action.value) if action else None
    container, message = interaction.container, interaction.message
    channel = interaction.channel.id if interaction.channel else container.channel_id
    shown = message.ts if message else container.message_ts
    if action is None or pressed is None or not channel or not shown:
        return None
    keys, organisations, user = _who(interaction)
    thread = message.thread_ts if message else container.thread_ts
    place = Place(channel, thread, interaction.response_url if container.is_ephemeral else None)
    if pressed.user != interaction.user.id:
        return NotOwner(keys, organisations, user, Place(channel, response_url=interaction.response_url))
    label = action.text.get("text")
    click = Click(
        message=shown,
        label=label if isinstance(label, str) else pressed.text,
        text=(message.text if message else None) or "",
        blocks=tuple(message.blocks) if message else (),
        ephemeral=container.is_ephemeral,
    )
    return Asked(keys, organisations, user, place, pressed.conversation, pressed.text, click)


def _shortcut(interaction: Interaction) -> Asked | None:
    message, channel = interaction.message, interaction.channel
    if message is None or channel is None:
        return None
    keys, organisations, user = _who(interaction)
    team, _, member = user.partition(":")
    return Asked(
        keys=keys,
        organisations=organisations,
        user=user,
        place=Place(channel.id, response_url=interaction.response_url),
        conversation=in_thread(team, channel.id, message.thread_ts or message.ts, member),
        text=typed(message.text or ""),
    )


def _who(interaction: Interaction) -> tuple[tuple[str, ...], tuple[str | None, ...], str]:
    """The delivery's key, the organisations concerned, and the user."""
    organisation = interaction.team or interaction.enterprise
    team = organisation.id if organisation else ""
    user = interaction.user
    return (f"slack:trigger:{interaction.trigger_id}",), (team, user.team_id), f"{team}:{user.id}"
