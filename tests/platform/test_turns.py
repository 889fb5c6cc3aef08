"""Turns read back from a conversation's events."""

from rasa.shared.core.events import ActionExecuted, BotUttered, Event, SessionStarted, SlotSet, UserUttered

from bot.channels.history import MESSAGE_ID, turns


def user(text: str, message_id: str | None = None) -> Event:
    return UserUttered(text, metadata={MESSAGE_ID: message_id} if message_id else None, timestamp=1.0)


def bot(text: str | None, kind: str | None = None) -> Event:
    return BotUttered(text, {"custom": {"kind": kind} if kind else None})


def test_each_message_is_joined_with_what_was_said_to_it() -> None:
    events = [
        SessionStarted(),
        user("dose?", "m1"),
        SlotSet("case", {}),
        bot("2 g", "answer"),
        user("why?"),
        bot("x"),
        bot("y"),
    ]
    first, second = turns([*events, ActionExecuted("action_listen")])
    assert (first.id, first.message, first.text, first.answer) == ("m1", "dose?", "2 g", {"kind": "answer"})
    assert (second.id, second.message, second.text, second.answer) == (None, "why?", "x\n\ny", None)
    assert first.as_dict()["at"] == "1970-01-01T00:00:01+00:00"


def test_what_is_said_before_the_first_message_belongs_to_no_turn() -> None:
    assert turns([bot("welcome")]) == []


def test_a_message_counts_as_answered_unless_the_answer_failed_or_is_missing() -> None:
    found = turns(
        [user("a"), bot("x", "answer"), user("b"), bot("sorry", "failure"), user("c"), user("d"), bot("plain")]
    )
    assert [turn.answered for turn in found] == [True, False, False, True]
