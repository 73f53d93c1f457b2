import json

import boto3

# How deep automations start one another. https://docs.aws.amazon.com/general/latest/gr/ssm.html
DEEPEST = 5


def confirm_second_person(events: "InputPayload", _context: object) -> "Payload":
    """Ends the runbook where nobody approved it but whoever started it. Nothing has been changed by now."""
    starters = starters_of(events["ExecutionId"])
    approved = approvers_in(events["Decisions"])
    others = [each for each in approved if not any(may_be_one(each, starter) for starter in starters)]
    if not starters or not approved:
        raise RuntimeError(
            f"Automation does not tell who {'approved' if starters else 'started'} this, "
            "so that one person may have done both: nothing was changed"
        )
    if not others:
        raise RuntimeError(
            f"{' and '.join(approved)} approved this, and may be who started it ({', '.join(starters)}): "
            "somebody else has to approve. Nothing was changed; start it again"
        )
    return {"ApprovedBy": ", ".join(others)}


def starters_of(execution: str) -> list[str]:
    """Whoever started the execution, and, where a runbook started it, whoever started that."""
    ssm, starters = boto3.client("ssm"), []
    for _ in range(DEEPEST):
        found = ssm.describe_automation_executions(Filters=[{"Key": "ExecutionId", "Values": [execution]}])[
            "AutomationExecutionMetadataList"
        ]
        if not found or not found[0].get("ExecutedBy"):
            return []
        starters.append(found[0]["ExecutedBy"])
        execution = found[0].get("ParentAutomationExecutionId")
        if not execution:
            return starters
    return []


def approvers_in(decisions: object) -> list[str]:
    """Who approved. AWS says of the output no more than "a JSON map that includes the approval decision of each
    approver", a list of maps:
    https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-action-approve.html"""
    if isinstance(decisions, str):
        try:
            return approvers_in(json.loads(decisions))
        except ValueError:
            return []
    if isinstance(decisions, list):
        return [name for each in decisions for name in approvers_in(each)]
    if not isinstance(decisions, dict):
        return []
    by_name = {key.lower(): value for key, value in decisions.items()}
    named = [(by_name["approver"], by_name.get("decision"))] if "approver" in by_name else list(decisions.items())
    return [str(name) for name, decision in named if str(decision).lower() in ("approve", "approved")]


def may_be_one(one: str, other: str) -> bool:
    """Whether two names may be of one person: they are not where both say who it is, and say different people."""
    (kind, name, person), (other_kind, other_name, other_person) = parts_of(one), parts_of(other)
    if "unknown" in (kind, other_kind) or (kind, name, person) == (other_kind, other_name, other_person):
        return True
    if person and other_person:
        return person == other_person
    return kind == other_kind and name == other_name


def parts_of(name: str) -> tuple[str, str, str]:
    """Kind, name, and who it is: a user by name, a session by its name, which is a person's where people sign in
    through a directory. A role alone may be everybody who has it. Names of users and roles are unique in an account,
    whatever their paths and case."""
    resource = name.rpartition(":")[2].lower()
    kind, _, rest = resource.partition("/")
    if ":" not in name and "/" not in name and resource:
        return "user", resource, resource
    if kind == "user" and rest:
        return "user", rest.rpartition("/")[2], rest.rpartition("/")[2]
    if kind == "role" and rest:
        return "role", rest.rpartition("/")[2], ""
    if kind == "assumed-role" and rest.count("/") == 1:
        role, _, session = rest.partition("/")
        return "role", role, session
    return ("root", resource, resource) if resource == "root" else ("unknown", resource, "")
