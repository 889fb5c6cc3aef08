"""The custom actions inside the served process: what `endpoints.yml` reaches over HTTP, without the way there."""

import asyncio
import json as json_format
import logging
from typing import Any

from jsonschema.validators import validator_for
from rasa.core.actions.action import RemoteAction
from rasa.utils.endpoints import EndpointConfig
from rasa_sdk.executor import ActionExecutor

from actions.answers.model import Answer, Line
from bot.guard.refusals import Failed
from bot.launch.failures import where

logger = logging.getLogger(__name__)

_SESSION_START = "action_session_start"


class InProcessActions(EndpointConfig):
    """An action endpoint that calls the `rasa_sdk` executor directly.

    Call and result pass through JSON, as over HTTP, so that an action cannot reach into the tracker and both ways give
    the same answers. Actions run in a thread, because composing an answer must not hold up the event loop.
    """

    def __init__(self, package: str = "actions") -> None:
        """Create every action of the package, and with them the loaded knowledge base."""
        super().__init__(url="in-process", enable_selective_domain=True)
        _check_results_by_one_validator()
        self._executor = ActionExecutor()
        self._executor.register_package(package)

    async def request(self, *_: Any, json: dict[str, Any], **__: Any) -> dict[str, Any]:
        """Run the action named in the call; a failing one yields a visible failure, never an exception."""
        try:
            return await asyncio.to_thread(self._run, json_format.dumps(json))
        except Exception as error:
            name = json.get("next_action")
            logger.error("Action %s failed: %s", name, where(error))
            return _failure(name)

    def _run(self, call: str) -> dict[str, Any]:
        result = asyncio.run(self._executor.run(json_format.loads(call)))
        decoded: dict[str, Any] = json_format.loads(json_format.dumps(result))
        return decoded


def _check_results_by_one_validator() -> None:
    """Rasa checks each action's result, and each time its own schema of events first, which takes 25 ms of a turn. The
    schema never changes: one validator of it is kept.
    """
    schema = RemoteAction.action_response_format_spec()
    validator = validator_for(schema)(schema)

    def validate(_: RemoteAction, result: dict[str, Any]) -> bool:
        validator.validate(result)
        return True

    RemoteAction._validate_action_result = validate


def _failure(name: str | None) -> dict[str, Any]:
    """What stands in for a failed action: a session that starts all the same, else an answer that says it failed."""
    if name == _SESSION_START:
        return {"events": [{"event": "session_started"}, {"event": "action", "name": "action_listen"}], "responses": []}
    answer = Answer(kind="failure", notices=(Line(text=Failed.sentence),))
    return {"events": [], "responses": [{"text": Failed.sentence, "custom": answer.as_dict()}]}
