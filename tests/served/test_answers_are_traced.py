"""The served process tells the session how each of its answers was checked."""

from tests.served.process import Served
from tests.traced import Watch


def test_a_served_answer_is_counted_and_its_message_not_written_down(served: Served, watch: Watch) -> None:
    served.say("good morning")
    before = watch.file.read_text(encoding="utf-8").splitlines()
    served.say("azathioprine gave her pancreatitis, options")
    (line,) = watch.file.read_text(encoding="utf-8").splitlines()[len(before) :]
    assert f'"process": {served.process.popen.pid}, "untraced": []}}' in line
    assert "pancreatitis" not in line
