"""A number at which a warning is raised has a source, or the house owns it and says so."""

from __future__ import annotations

from msgspec import structs

from actions.knowledge.kinds import PlanRule, ReadingAid, Record
from actions.knowledge.plan_limits import LIMITS, check_limits
from tests.base import base


def test_every_limit_has_an_owner_and_one_without_is_a_fault() -> None:
    records = {record.id: record for record in (*base().all(PlanRule), base().get(LIMITS, ReadingAid))}
    rested = {i: base().get(i, Record) for rule in base().all(PlanRule) for i in rule.because}
    assert list(check_limits(records | rested)) == []
    aid = base().get(LIMITS, ReadingAid)
    fewer = structs.replace(aid, numbers={name: n for name, n in aid.numbers.items() if "azathioprine" not in name})
    faults = dict(check_limits(records | rested | {LIMITS: fewer}))
    assert faults == {
        "plan-dose-azathioprine": "400 stands in no record it rests on, and aid-plan-limits does not name it"
    }


def test_a_limit_that_a_record_prints_needs_no_other_owner() -> None:
    rule = base().get("plan-infliximab-thiopurine", PlanRule)
    bare = structs.replace(base().get(LIMITS, ReadingAid), numbers={"none": 0.0})
    rested = {i: base().get(i, Record) for i in rule.because}
    assert list(check_limits({rule.id: rule, LIMITS: bare} | rested)) == []
    unrested = structs.replace(rule, because=())
    assert [i for i, _ in check_limits({rule.id: unrested, LIMITS: bare} | rested)] == [rule.id]
