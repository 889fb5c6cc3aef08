"""The last step: hand over, show that work is under way when it takes a moment, and post what is said."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from actions.answers.model import Answer
from bot.channels.platform import FIRST_USE_NOTICE, Picture, Piece, Said, Users, ask
from bot.channels.slack.api import NotDelivered, SlackApi
from bot.channels.slack.blocks import Body, Pressable, SlackMessage, build
from bot.channels.slack.buttons import Buttons, Pressed
from bot.channels.slack.incoming import Asked, Click, Incoming, NotOwner, Opened, Place, idle_minutes
from bot.channels.slack.marks import Mark
from bot.channels.slack.rendering import SlackRenderer
from bot.channels.slack.texts import escaped
from bot.guard import Guard

if TYPE_CHECKING:  # takes seconds to import
    from rasa.core.tracker_store import TrackerStore

logger = logging.getLogger(__name__)

Plots = Callable[[Answer], Sequence[Picture]]
"""Draws the pictures that belong to an answer."""

LOOKING = "is looking in the records…"
PLACEHOLDER = "Looking in the records…"
NOT_YOURS = "These buttons belong to a colleague's case. Mention me with your own question, and you get your own."
WELCOME = (
    "Hello. Tell me the case in your own words, or ask about a drug, and I answer with options, figures and sources on"
    " autoimmune hepatitis after first-line treatment. In channels, mention me or use `/aih`."
)
HELP = "What can you answer?"
REST_LEFT_OUT = "This answer is longer than a command can show. Ask me in a direct message, and you get all of it."
_STATUS_AFTER = 1.0  # seconds; most answers are there before
_POSTS_TO_ONE_USER = 5
"""How often a request's own address can be answered; deleting pressed buttons is one of them."""


class Answering:
    """Answers what users do."""

    def __init__(self, api: SlackApi, users: Users, buttons: Buttons, plots: Plots) -> None:
        self._api = api
        self._users = users
        self._buttons = buttons
        self._plots = plots

    async def answer(self, handle: Guard, store: TrackerStore, incoming: Incoming) -> None:
        """Answer, or say in one line why not; what Slack does not take is logged by Slack's word for it."""
        try:
            if isinstance(incoming, Asked):
                await self._answer(handle, store, incoming)
            elif isinstance(incoming, Opened):
                await self._welcome(incoming)
            elif isinstance(incoming, NotOwner):
                await self._say(incoming.place, NOT_YOURS)
        except NotDelivered as error:
            logger.error("Slack did not take an answer: %s", error)

    async def _answer(self, handle: Guard, store: TrackerStore, asked: Asked) -> None:
        if not self._users.within_rate(f"slack:{asked.user}"):
            if sentence := await self._users.told_too_fast(f"slack:{asked.user}"):
                await self._say(asked.place, sentence)
            return
        await self._take_buttons_away(asked)
        minutes = idle_minutes(asked.conversation)
        asking = ask(handle, store, "slack", asked.conversation, asked.text, asked.keys[0], minutes)
        work = asyncio.create_task(asking)
        done, _ = await asyncio.wait({work}, timeout=_STATUS_AFTER)
        placeholder = None if done else await self._show_status(asked.place)
        said = await work
        notice = await self._users.notice(f"slack:{asked.user}")
        messages = self._rendered(asked, said, notice)
        if asked.place.response_url is not None:
            await self._respond(asked.place.response_url, messages, _POSTS_TO_ONE_USER - bool(asked.click))
            return
        thread = await self._post(asked.place, messages, placeholder)
        if said.answer and (pictures := await asyncio.to_thread(self._plots, said.answer)):
            await self._api.upload(asked.place.channel, thread, pictures)

    def _rendered(self, asked: Asked, said: Said, notice: str | None) -> list[SlackMessage]:
        if said.answer is None:
            return [SlackMessage(escaped("\n\n".join(filter(None, (notice, said.text)))), ())]
        apart = asked.place.response_url is not None
        return SlackRenderer(self._value(asked.conversation, asked.user), notice, apart)(said.answer)

    def _value(self, conversation: str, user: str) -> Callable[[str], str]:
        member = user.partition(":")[2]
        return lambda text: self._buttons.issue(Pressed(conversation, member, text))

    async def _respond(self, response_url: str, messages: Sequence[SlackMessage], most: int) -> None:
        """Post in order to one user alone, as often as can be: details give way first, and that is said."""
        for message in shortened(messages, most):
            await self._api.respond(response_url, message)

    async def _post(self, place: Place, messages: Sequence[SlackMessage], placeholder: str | None) -> str | None:
        """Post in order; details go into the thread under a direct message's answer, where they are out of the way.
        Return that thread.
        """
        thread = place.thread
        for message in messages:
            if placeholder:
                await self._api.update(place.channel, placeholder, message)
                posted, placeholder = placeholder, None
            else:
                posted = await self._api.post(place.channel, thread if message.detail else place.thread, message)
            thread = thread or posted
        return thread

    async def _show_status(self, place: Place) -> str | None:
        """Show that work is under way; return the message to be replaced by the answer, if it took one."""
        try:
            if place.response_url is not None:
                return None  # a command's acknowledgement says it; the address takes five answers only
            if place.thread:
                try:
                    await self._api.status(place.channel, place.thread, LOOKING)
                    return None
                except NotDelivered as error:
                    logger.warning("Slack did not show a status: %s", error)
            return await self._api.post(place.channel, place.thread, SlackMessage(PLACEHOLDER, ()))
        except NotDelivered as error:
            logger.warning("Slack did not show a placeholder: %s", error)
            return None

    async def _take_buttons_away(self, asked: Asked) -> None:
        """Once pressed, a message's buttons are gone, and what was chosen stands in their place."""
        click = asked.click
        if click is None:
            return
        try:
            if click.ephemeral:
                await self._api.respond(asked.place.response_url or "", None)
                return
            await self._api.update(asked.place.channel, click.message, _pressed(click))
        except NotDelivered as error:
            logger.warning("Slack kept pressed buttons: %s", error)

    async def _welcome(self, opened: Opened) -> None:
        if not await self._users.welcome(f"slack:{opened.user}"):
            return
        await self._users.notice(f"slack:{opened.user}")  # it stands in the welcome
        value = self._value(opened.conversation, opened.user)
        pieces = (
            Piece("welcome", Body((Mark("line", WELCOME), Mark("line", FIRST_USE_NOTICE)))),
            Piece("help", Pressable(((HELP, value("help")),))),
        )
        await self._api.post(opened.place.channel, None, build(pieces, {}))

    async def _say(self, place: Place, sentence: str) -> None:
        message = SlackMessage(escaped(sentence), ())
        if place.response_url is not None:
            await self._api.respond(place.response_url, message)
        else:
            await self._api.post(place.channel, place.thread, message)


def shortened(messages: Sequence[SlackMessage], most: int) -> list[SlackMessage]:
    """At most so many messages: the last details are left out, then the end of the answer, and the last one says so."""
    kept = list(messages)
    if len(kept) <= most:
        return kept
    while len(kept) >= most and any(message.detail for message in kept):
        kept.remove([message for message in kept if message.detail][-1])
    return [*kept[: most - 1], SlackMessage(escaped(REST_LEFT_OUT), ())]


def _pressed(click: Click) -> SlackMessage:
    """The message as it was, with the chosen words in place of its buttons."""
    left = [block for block in click.blocks if block.get("type") != "actions"]
    chosen = {"type": "context", "elements": [{"type": "mrkdwn", "text": f"→ {escaped(click.label)}"}]}
    return SlackMessage(click.text, (*left, chosen))
