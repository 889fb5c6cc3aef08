"""The small steps that chat platforms (Slack, Teams) share: settings, who may ask, once only, work after the reply."""

from bot.channels.platform.asking import Said, ask
from bot.channels.platform.claims import Claims, InMemoryClaims, claims_from
from bot.channels.platform.conversations import conversation_id
from bot.channels.platform.environment import Environment, MissingSettings
from bot.channels.platform.packing import Piece, pack
from bot.channels.platform.pictures import Draw, Picture, draw_within, pictures
from bot.channels.platform.rendering import Renderer
from bot.channels.platform.tasks import BackgroundTasks
from bot.channels.platform.users import FIRST_USE_NOTICE, Organisations, Users

__all__ = [
    "FIRST_USE_NOTICE",
    "BackgroundTasks",
    "Claims",
    "Draw",
    "Environment",
    "InMemoryClaims",
    "MissingSettings",
    "Organisations",
    "Picture",
    "Piece",
    "Renderer",
    "Said",
    "Users",
    "ask",
    "claims_from",
    "conversation_id",
    "draw_within",
    "pack",
    "pictures",
]
