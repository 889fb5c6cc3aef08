"""What Teams sends: the fields of an activity that are used, and what a person said with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from msgspec import Struct

from bot.channels.platform import conversation_id
from bot.channels.teams.elements import OF, SAY
from bot.guard import Refusal

CHANNEL = "msteams"

_LONGEST_ID = 1_000
_BOT = "28:"  # prefix of the ids of bots in Teams; people's begin with "29:"


class Account(Struct, rename="camel"):
    """A person or a bot. `aad_object_id` is a person's id in the directory, the same in every chat."""

    id: str
    aad_object_id: str | None = None
    role: str | None = None


class Conversation(Struct, rename="camel"):
    """A chat, or a thread of a channel: its id then ends in ";messageid=…"."""

    id: str
    conversation_type: str | None = None
    tenant_id: str | None = None


class Click(Struct, frozen=True):
    """A pressed button: the activity whose card it stands on, the message which that card answers, what it says."""

    card: str
    of: str | None
    say: str


class Activity(Struct, rename="camel"):
    """An event of the Bot Framework: a message, a click, somebody added, ..."""

    type: str
    channel_id: str
    service_url: str
    conversation: Conversation
    sender: Account | None = msgspec.field(default=None, name="from")
    recipient: Account | None = None
    id: str | None = None
    reply_to_id: str | None = None
    name: str | None = None
    action: str | None = None
    text: str | None = None
    value: Any = None
    entities: Any = None
    channel_data: Any = None
    members_added: list[Account] | None = None

    @property
    def tenant(self) -> str | None:
        """The directory the conversation belongs to."""
        return self.conversation.tenant_id or self.sender_tenant

    @property
    def sender_tenant(self) -> str | None:
        """The directory named beside the message, which is the sender's."""
        return _text_at(self.channel_data, "tenant", "id")

    @property
    def user(self) -> str:
        """Who sent it."""
        sender = self.sender
        return (sender.aad_object_id or sender.id) if sender else ""

    @property
    def from_a_bot(self) -> bool:
        """Whether this bot, or another, said it: bots do not talk to each other here."""
        sender = self.sender
        if sender is None:
            return False
        own = self.recipient is not None and sender.id == self.recipient.id
        return own or sender.role == "bot" or sender.id.startswith(_BOT)

    @property
    def adds_this_bot(self) -> bool:
        """Whether the bot was installed, or added to a chat or a team."""
        if self.type == "installationUpdate":
            return (self.action or "").startswith("add")
        if self.type != "conversationUpdate" or self.recipient is None:
            return False
        return any(member.id == self.recipient.id for member in self.members_added or ())

    @property
    def place(self) -> str:
        """The conversation's name: the chat, and in a shared one the person too, since a case belongs to one person."""
        ids = [self.tenant or "", self.conversation.id]
        if self.conversation.conversation_type != "personal":
            ids.append(self.user)
        return conversation_id("teams", *ids)

    @property
    def click(self) -> Click | None:
        """The button that was pressed, where the message is a click and says on which card."""
        say = self._of_button(SAY)
        return Click(self.reply_to_id, self._of_button(OF), say) if say and self.reply_to_id else None

    def _of_button(self, key: str) -> str | None:
        return _text_at(self.value, key) or _text_at(self.value, "action", "data", key)

    @property
    def said(self) -> str:
        """The message: what a clicked button stands for, else the typed text without the names it mentions."""
        if clicked := self._of_button(SAY):
            return clicked
        text = self.text or ""
        for mention in self._mentions():
            text = text.replace(mention, " ")
        return text.strip()

    def _mentions(self) -> Iterator[str]:
        """The stretches of text that mention somebody: "<at>SecondLine</at>"."""
        for entity in self.entities if isinstance(self.entities, list) else ():
            if _text_at(entity, "type") == "mention" and (mention := _text_at(entity, "text")):
                yield mention


def read(body: Mapping[str, Any]) -> Activity:
    """Read a request's body.

    Raises:
        Refusal: it is no activity of Teams, or an id in it cannot be one.
    """
    try:
        activity = msgspec.convert(body, Activity)
    except msgspec.ValidationError:
        raise Refusal(400, "The request is not an activity of the Bot Framework.") from None
    if activity.channel_id != CHANNEL:
        raise Refusal(400, "The request is not an activity of Teams.")
    ids = [activity.conversation.id, activity.tenant, activity.user, activity.id, activity.reply_to_id]
    if not all(_usable(identifier) for identifier in ids if identifier):
        raise Refusal(400, "The request names an id that cannot be one.")
    return activity


def _usable(identifier: str) -> bool:
    """Ids are stored and put in addresses; half characters and line breaks have no place there."""
    return len(identifier) <= _LONGEST_ID and identifier.isprintable()


def _text_at(value: Any, *path: str) -> str | None:
    """The text at a path of keys, or None where there is something else or nothing."""
    for key in path:
        if not isinstance(value, Mapping):
            return None
        value = value.get(key)
    return value if isinstance(value, str) and value else None
