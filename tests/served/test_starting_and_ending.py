"""What a restart keeps, how the process ends, and that Rasa's own commands give the same answers."""

import signal
import sys
import threading
from pathlib import Path

import httpx

from tests.served.process import Served, free_port, serving, started

QUESTIONS = ("28 F, aza gave pancreatitis. options?", "MMF dose?", "and in pregnancy?")


def test_a_restart_keeps_the_conversation_and_its_sessions(tmp_path: Path) -> None:
    tracker = tmp_path / "var" / "conversations.db"
    with serving(tracker) as first:
        token = first.client.post("/webhooks/web/session").json()["token"]
        headers = {"authorization": f"Bearer {token}"}
        body = {"id": "m1", "text": "MMF dose?"}
        said = first.client.post("/webhooks/web/messages", json=body, headers=headers).json()
    with serving(tracker) as second:
        again = second.client.post("/webhooks/web/messages", json=body, headers=headers).json()
        turns = second.client.get("/webhooks/web/conversation", headers=headers).json()["turns"]
        assert again == said
        assert [turn["id"] for turn in turns] == ["m1"]

        answered: list[httpx.Response] = []
        senders = [
            threading.Thread(
                target=lambda name: answered.append(
                    second.client.post("/webhooks/rest/webhook", json={"sender": name, "message": "MMF dose?"})
                ),
                args=(f"last-{number}",),
            )
            for number in range(8)
        ]
        for sender in senders:
            sender.start()
        senders[0].join()  # the others are under way or done
        second.process.popen.send_signal(signal.SIGTERM)
        status = second.process.popen.wait(timeout=60)
        for sender in senders:
            sender.join()
    assert status == 0
    assert all(response.status_code == 200 for response in answered)
    assert "Traceback" not in second.process.output


def test_rasas_own_commands_give_the_same_answers(served: Served, tmp_path: Path) -> None:
    port, actions_port = free_port(), free_port()
    endpoints = tmp_path / "endpoints.yml"
    endpoints.write_text(
        f"action_endpoint:\n  url: http://127.0.0.1:{actions_port}/webhook\n  enable_selective_domain: true\n"
    )
    rasa = [sys.executable, "-W", "ignore", "-m", "rasa", "run"]
    listening = ["--interface", "127.0.0.1", "--port", str(port), "--endpoints", str(endpoints)]
    environment = {"SECONDLINE_TRACKER": str(tmp_path / "conversations.db")}
    with (
        started([*rasa, "actions", "--port", str(actions_port)], f"http://127.0.0.1:{actions_port}/health"),
        started([*rasa, *listening], f"http://127.0.0.1:{port}", environment),
        httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client,
    ):
        for question in QUESTIONS:
            body = {"sender": "same", "message": question}
            (answer,) = client.post("/webhooks/rest/webhook", json=body).json()
            assert answer == served.say(question, "same")


def test_a_served_process_holds_no_tensorflow(served: Served) -> None:
    mapped = Path(f"/proc/{served.process.popen.pid}/maps").read_text()
    assert "onnxruntime" in mapped
    assert "libtensorflow" not in mapped
