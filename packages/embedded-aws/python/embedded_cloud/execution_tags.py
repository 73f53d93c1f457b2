"""Tags of Automation executions as policies see them. The engine keeps them.

Whoever starts an execution with tags may tag executions too, and what begins has them already for the decision about
the start: example 4 of
https://docs.aws.amazon.com/systems-manager/latest/userguide/automation-setup-identity-based-policies.html
Which actions take a condition on them:
https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
"""

import json

#: ResourceTypeForTagging of executions
KIND = "Automation"
_EXECUTION = ":automation-execution/"
_OF_AN_EXECUTION = (
    "GetAutomationExecution",
    "StopAutomationExecution",
    "SendAutomationSignal",
    "DescribeAutomationStepExecutions",
)
_TAGGING = ("AddTagsToResource", "RemoveTagsFromResource", "ListTagsForResource")


def is_tagging(operation: str, request: dict) -> bool:
    """Whether a request is about the tags of an execution."""
    return operation in _TAGGING and request.get("ResourceType") == KIND


def id_of(operation: str, body: bytes) -> str | None:
    """The id of the one execution that a request is about."""
    request = json.loads(body or b"{}")
    if operation in _OF_AN_EXECUTION:
        return request.get("AutomationExecutionId", "*")
    return request.get("ResourceId", "*") if is_tagging(operation, request) else None


def id_in(arn: str) -> str | None:
    """The id in an execution's ARN; None for an ARN of something else."""
    return arn.rpartition("/")[2] if _EXECUTION in arn and arn.split(":")[2] == "ssm" else None


def given(tags: list | None) -> dict:
    """What a request says of the tags it sets."""
    return {
        **{f"aws:RequestTag/{tag['Key']}": tag.get("Value", "") for tag in tags or []},
        **({"aws:TagKeys": [tag["Key"] for tag in tags]} if tags else {}),
    }


def held(tags: list | None) -> dict:
    """What a resource that has these tags says of itself."""
    return {f"aws:ResourceTag/{tag['Key']}": tag.get("Value", "") for tag in tags or []}
