"""All the resources one request names: AWS decides about each of them, and a single denial refuses the request.

https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html,
the column "Resource types (*required)"
"""

import contextvars
import json
import uuid
from urllib.parse import parse_qsl

from ministack.core import iam_actions, iam_evaluator
from ministack.core.responses import get_account_id, get_region

from . import execution_tags
from .handler_rights import Place, Work
from .handler_rights.arns import arns_of, document_arn
from .handler_rights.reference import action as reference_action
from .json_protocol import operation_of

#: first resource of the request -> the others with what each says of itself; MiniStack asks about the first
_others: contextvars.ContextVar = contextvars.ContextVar("embedded_cloud_other_resources", default=("", ()))


def of_start(name: str, place: Place, tags: list | None = None) -> list:
    """What starting a runbook is decided on: the document and the execution that begins, each with what it says of
    itself. The definition with its version is optional there, so that only a denial of it counts."""
    execution = f"arn:{place.partition}:ssm:{place.region}:{place.account}:automation-execution/{uuid.uuid4()}"
    return [(document_arn(name, place), {}), (execution, execution_tags.held(tags))]


def _of_ec2(body: str, place: Place) -> list:
    parameters = dict(parse_qsl(body, keep_blank_values=True))
    name = f"ec2:{parameters.pop('Action', '')}"
    listed = reference_action(name)
    if listed is None or not listed.resource_types:
        return []
    # Resources that a request makes have no id yet.
    asked = Work("AWS::EC2::Request", "request", parameters, "", "")
    return arns_of(asked, place, listed)


#: calls on a list of alarms, or on what has an ARN; descriptions are decided on everything
_ON_ALARMS = ("DeleteAlarms", "DisableAlarmActions", "EnableAlarmActions", "TagResource", "UntagResource")


def _of_cloudwatch(operation: str, body: bytes, place: Place) -> list:
    """Alarms of a list, and what is tagged; MiniStack's own answer knows one alarm by its name only."""
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        given = {}
        for key, value in parse_qsl(body.decode(errors="replace")):
            name, _, rest = key.partition(".")
            given[name] = [*given.get(name, []), value] if rest else value
    if (operation or given.get("Action")) not in _ON_ALARMS:
        return []
    at = f"arn:{place.partition}:cloudwatch"
    return [
        *([given["ResourceARN"]] if given.get("ResourceARN") else []),
        *(f"{at}:{place.region}:{place.account}:alarm:{name}" for name in given.get("AlarmNames") or []),
    ]


def _of_query(body: bytes, place: Place) -> list:
    """Every log group that a query of Logs Insights asks: each is decided on."""
    given = json.loads(body or b"{}")
    groups = [*(given.get("logGroupNames") or []), *(given.get("logGroupIdentifiers") or [])]
    head = f"arn:{place.partition}:logs:{place.region}:{place.account}:log-group:"
    return [each if each.startswith("arn:") else f"{head}{each}" for each in map(str, groups)]


def named_by(service: str, headers: dict, body: bytes) -> list:
    """ARNs of every resource a request is decided on, with what each says of itself;
    empty where MiniStack's own answer is complete."""
    place = Place.of(get_account_id(), get_region())
    if service == "ssm" and operation_of(headers) == "StartAutomationExecution":
        request = json.loads(body or b"{}")
        return of_start(str(request.get("DocumentName", "")).rpartition("/")[2], place, request.get("Tags"))
    if service == "logs" and operation_of(headers) == "StartQuery":
        return [(arn, {}) for arn in _of_query(body, place)]
    if service == "monitoring":
        return [(arn, {}) for arn in _of_cloudwatch(operation_of(headers), body or b"", place)]
    return [(arn, {}) for arn in _of_ec2((body or b"").decode(errors="replace"), place)] if service == "ec2" else []


def _extracting(theirs):
    def extract(service, method, path, headers, body, *rest):
        found = named_by(service, headers, body)
        if not found:
            _others.set(("", ()))
            return theirs(service, method, path, headers, body, *rest)
        (first, _), *others = found
        _others.set((first, tuple(others)))
        return first

    return extract


def _deciding(theirs):
    def enforce(access_key_id, iam_action, service, region, resource_arn="*", service_context=None):
        first, others = _others.get()
        denied = theirs(access_key_id, iam_action, service, region, resource_arn, service_context)
        if resource_arn == first:
            for other, facts in others:
                denied = denied or theirs(
                    access_key_id, iam_action, service, region, other, {**(service_context or {}), **facts}
                )
        return denied

    return enforce


def install() -> None:
    """Decides about all of them."""
    iam_actions.extract_resource_arn = _extracting(iam_actions.extract_resource_arn)
    iam_evaluator.enforce = _deciding(iam_evaluator.enforce)
