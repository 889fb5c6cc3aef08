"""What a user typed arrives as typed, in a conversation that nobody else shares."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.slack.texts import as_markdown, escaped, link, typed
from tests.slack.world import BOT, OTHER_TEAM, TEAM, USER, World, in_world

TYPED = [
    ("BMI &gt; 30 &amp; ALT &lt; 2 x ULN", "BMI > 30 & ALT < 2 x ULN"),
    ("IgG &lt;1.5xULN", "IgG <1.5xULN"),
    ("&amp;gt; is not &gt;", "&gt; is not >"),
    (f"<@{BOT}> MMF dose?", "MMF dose?"),
    (f"MMF dose <@{BOT}|secondline>?", "MMF dose ?"),
    ("hey <@U0COLLEAGUE> <!here> tac level?", "hey tac level?"),
    ("<!subteam^S1|@hepatology> tac level?", "tac level?"),
    ("as in <#C1|case-round>", "as in #case-round"),
    ("<https://doi.org/10.1016/j.jhep.2025.03.017>", "https://doi.org/10.1016/j.jhep.2025.03.017"),
    ("<https://doi.org/10.1111/apt.15157|doi.org/10.1111/apt.15157>", "https://doi.org/10.1111/apt.15157"),
    ("<https://x.example/?a=1&amp;b=2|the CAMARO trial>", "the CAMARO trial (https://x.example/?a=1&b=2)"),
    ("<mailto:a@b.example|a@b.example>", "a@b.example"),
    ("<tel:+4989123|+49 89 123>", "+49 89 123"),
    ("6-MMP : 6-TGN &gt;= 11 :pill: 🙂", "6-MMP : 6-TGN >= 11 :pill: 🙂"),
    ("one\n\ntwo   three", "one\n\ntwo three"),
    ("", ""),
]


@pytest.mark.parametrize(("sent", "said"), TYPED)
def test_slacks_notation_is_taken_off(sent: str, said: str) -> None:
    assert typed(sent) == said


@given(st.text())
def test_what_slack_escapes_comes_back_as_typed(words: str) -> None:
    assert typed(escaped(words)).split() == words.split()


@given(st.text())
def test_no_text_opens_markup(words: str) -> None:
    assert not {"<", ">"} & set(escaped(words) + as_markdown(words) + link(None, words))
    assert link("javascript:alert(1)", words) == escaped(words)


@in_world()
async def test_a_message_reaches_the_guard_cleaned_and_without_identifiers(world: World) -> None:
    await world.mention("pt Sunita Devi DOB 12/03/1985, BMI &gt; 30, options?")
    await world.write("/restart")
    await world.quiet()
    assert sorted(world.rasa.texts) == ["pt [name] DOB [date of birth], BMI > 30, options?", "restart"]
    assert [message.input_channel for message in world.rasa.heard] == ["slack", "slack"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("a" * 40_000, "longer than 2,000 characters"),
        ("🙂" * 40_000, "longer than 2,000 characters"),
        ("", "is empty"),
        (f"<@{BOT}>", "is empty"),
    ],
    ids=["40,000 letters", "40,000 emoji", "nothing", "a mention alone"],
)
@in_world()
async def test_what_cannot_be_taken_is_said_so(world: World, words: str, said: str) -> None:
    assert (await world.write(words)).status_code == 200
    await world.quiet()
    assert world.rasa.heard == []
    (post,) = world.slack.posts
    assert said in post.body["text"]


@in_world()
async def test_more_than_any_message_is_refused_without_being_read(world: World) -> None:
    assert (await world.write("a" * 1_100_000)).status_code == 413
    await world.quiet()
    assert world.rasa.heard == world.slack.calls == []


@in_world()
async def test_conversations_are_named_by_team_place_thread_and_user(world: World) -> None:
    await world.write("one", channel="D1")
    await world.write("two", channel="D1", thread_ts="1700000000.000001")
    await world.mention("three", ts="1700000009.000001")
    await world.mention("four", thread_ts="1700000009.000001")
    await world.command("five")
    shortcut = {"type": "message_action", "callback_id": "check_evidence", "channel": {"id": "C1"}}
    await world.interact({**shortcut, "message": {"ts": "1700000009.000001", "text": "six"}})
    await world.quiet()
    said = dict(zip(world.rasa.texts, world.rasa.conversations, strict=True))
    thread = f"slack:{TEAM}:C1:1700000009.000001:{USER}"
    assert said == {
        "one": f"slack:{TEAM}:D1",
        "two": f"slack:{TEAM}:D1",
        "three": thread,
        "four": thread,
        "five": f"slack:{TEAM}:C1:command:{USER}",
        "six": thread,
    }


@in_world()
async def test_users_channels_threads_and_teams_are_apart(world: World) -> None:
    places = itertools.product((TEAM, "T0SISTER"), ("C1", "C2"), ("1.1", "2.1"), ("U1", "U2"))
    for team, channel, thread, user in places:
        mention = {"type": "app_mention", "channel_type": "channel", "channel": channel, "user": user}
        await world.deliver(world.envelope(team, text="MMF dose?", thread_ts=thread, **mention))
    for team, im in itertools.product((TEAM, "T0SISTER", OTHER_TEAM), ("D1", "D2")):
        await world.deliver(world.envelope(team, text="MMF dose?", channel=im))
    await world.quiet()
    assert len(set(world.rasa.conversations)) == len(world.rasa.heard) == 16 + 4
    assert not any(OTHER_TEAM in conversation for conversation in world.rasa.conversations)


@in_world()
async def test_an_answer_goes_where_it_was_asked(world: World) -> None:
    await world.write("one", channel="D7")
    await world.quiet()
    await world.mention("two", channel="C7", ts="1700000009.000001")
    await world.quiet()
    await world.mention("three", channel="C7", thread_ts="1700000009.000001")
    await world.quiet()
    places = [(call.body["channel"], call.body.get("thread_ts")) for call in world.slack.posts]
    assert places == [("D7", None), ("C7", "1700000009.000001"), ("C7", "1700000009.000001")]
    for call in world.slack.posts:
        assert call.body["unfurl_links"] is False
        assert call.body["unfurl_media"] is False
        assert "as_user" not in call.body


@in_world()
async def test_a_command_is_answered_to_its_user_alone(world: World) -> None:
    response = await world.command("MMF dose?")
    assert response.json() == {"response_type": "ephemeral", "text": "Looking in the records…"}
    await world.quiet()
    (call,) = world.slack.calls
    assert call.method == "hook"
    assert call.body["response_type"] == "ephemeral"
    assert "You said: MMF dose?" in call.body["text"]


@in_world()
async def test_a_bare_command_asks_for_help_and_a_certificate_check_asks_nothing(world: World) -> None:
    await world.command("  ")
    assert (await world.form("/webhooks/slack/commands", ssl_check="1", token="x")).status_code == 200
    await world.quiet()
    assert world.rasa.texts == ["help"]


@in_world()
async def test_the_shortcut_checks_the_message_it_is_used_on(world: World) -> None:
    shortcut = {"type": "message_action", "callback_id": "check_evidence", "channel": {"id": "C1"}}
    await world.interact({**shortcut, "message": {"ts": "1.1", "text": "MMF gives &gt; 90 % <@U1>", "user": "U9"}})
    await world.interact({**shortcut, "callback_id": "another", "message": {"ts": "1.2", "text": "not this"}})
    await world.quiet()
    assert world.rasa.texts == ["MMF gives > 90 %"]
    assert [call.method for call in world.slack.calls] == ["hook"]


@in_world()
async def test_the_first_answer_says_for_whom_it_is_and_later_ones_do_not(world: World) -> None:
    for number, user in enumerate(("U1", "U1", "U2")):
        await world.mention(f"question {number}", user=user)
        await world.quiet()
    told = ["leave out names, dates of birth" in call.body["text"] for call in world.slack.posts]
    assert told == [True, False, True]


@in_world()
async def test_who_opens_the_conversation_is_welcomed_once(world: World) -> None:
    for tab in ("home", "messages", "messages"):
        await world.write("", type="app_home_opened", tab=tab, channel="D1")
    await world.quiet()
    (welcome,) = world.slack.posts
    assert welcome.body["channel"] == "D1"
    assert "for clinicians" in welcome.body["text"]
    await world.press(welcome.buttons["What can you answer?"])
    await world.quiet()
    assert world.rasa.texts == ["help"]
    assert world.rasa.conversations == [f"slack:{TEAM}:D1"]
    assert "for clinicians" not in world.slack.posts[-1].body["text"]


@in_world()
async def test_a_thread_keeps_its_case_and_the_rest_rests_as_on_the_web(world: World) -> None:
    await world.mention("34F, MMF dose?", ts="1.1")
    await world.command("MMF dose?")
    await world.quiet()
    thread, command = (message.metadata.get("idle_minutes") for message in world.rasa.heard)
    assert thread is not None
    assert thread > 30 * 24 * 60
    assert command is None
