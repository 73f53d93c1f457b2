"""Run Command against scripted instances: what each answers is declared, and what is not declared fails."""

import sys
import time
import uuid

from ministack.core import iam_evaluator
from ministack.core.responses import request_scope

from . import agents, command_documents, invocations, partitions, patch_states
from .json_protocol import Refusal

#: what a list of invocations keeps of an answer:
#: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_CommandPlugin.html
_PLUGIN_CHARACTERS = 2500
#: TimeoutSeconds where the request has none, and what it may be:
#: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html
_DELIVERY_SECONDS, _SHORTEST_SECONDS, _LONGEST_SECONDS = 3600, 30, 2592000


def send(scope, request):
    name, parameters = request["DocumentName"].rpartition("/")[2], request.get("Parameters", {})
    if name not in command_documents.DOCUMENTS:
        raise Refusal(
            "InvalidDocument",
            f"{name} is no command document this cloud knows: {', '.join(command_documents.DOCUMENTS)}",
        )
    wrong = command_documents.problem(name, parameters)
    if wrong:
        raise Refusal("InvalidParameters", wrong)
    seconds = _delivery_seconds(request)
    known = agents.managed(scope)
    targets = request.get("InstanceIds") or _targets(known, request.get("Targets", []))
    unknown = [identifier for identifier in targets if identifier not in known]
    if unknown:
        raise Refusal(
            "InvalidInstanceId",
            f"Instances {', '.join(unknown)} are not managed by Systems Manager in this account and region",
        )
    command = {
        "CommandId": str(uuid.uuid4()),
        "DocumentName": name,
        "Parameters": parameters,
        "InstanceIds": request.get("InstanceIds", []),
        "Targets": request.get("Targets", []),
        "RequestedDateTime": time.time(),
        "ExpiresAfter": time.time() + seconds,
        "TimeoutSeconds": seconds,
        "Comment": request.get("Comment", ""),
        "OutputS3BucketName": request.get("OutputS3BucketName", ""),
        "OutputS3KeyPrefix": request.get("OutputS3KeyPrefix", ""),
        "TargetCount": len(targets),
    }
    invocations.begin(scope, command, targets, seconds)
    return {"Command": {**command, "Status": "Pending", "StatusDetails": "Pending"}}


def _delivery_seconds(request: dict) -> int:
    seconds = request.get("TimeoutSeconds")
    if seconds is None:
        return _DELIVERY_SECONDS
    if not _SHORTEST_SECONDS <= int(seconds) <= _LONGEST_SECONDS:
        bound = (
            f"greater than or equal to {_SHORTEST_SECONDS}"
            if int(seconds) < _SHORTEST_SECONDS
            else f"less than or equal to {_LONGEST_SECONDS}"
        )
        raise Refusal(
            "ValidationException",
            (
                f"1 validation error detected: Value '{seconds}' at 'timeoutSeconds' failed to satisfy constraint: "
                f"Member must have value {bound}"
            ),
        )
    return int(seconds)


def authorize(scope, access_key: str, request: dict) -> None:
    """The caller needs the permission for each machine too, and policies may ask for its tags."""
    account, region = scope
    for identifier, item in agents.managed(scope).items():
        if identifier not in request.get("InstanceIds", []):
            continue
        tags = {
            f"{prefix}/{name}": value
            for prefix in ("ssm:resourceTag", "aws:ResourceTag")
            for name, value in item["machine"]["tags"].items()
        }
        resource = f"arn:{partitions.partition_of(region)}:ec2:{region}:{account}:instance/{identifier}"
        with request_scope(account, region):
            if iam_evaluator.enforce(access_key, "ssm:SendCommand", "ssm", region, resource, tags):
                print(f"denied ssm:SendCommand on {resource}", file=sys.stderr, flush=True)
                raise Refusal(
                    "AccessDeniedException",
                    f"The caller is not authorized to perform: ssm:SendCommand on resource: {resource}",
                )


def _targets(known: dict, targets: list) -> list:
    def matches(identifier, item, target):
        if target["Key"] == "InstanceIds":
            return identifier in target["Values"]
        return item["machine"]["tags"].get(target["Key"].removeprefix("tag:")) in target["Values"]

    return [
        identifier
        for identifier, item in known.items()
        if targets and all(matches(identifier, item, target) for target in targets)
    ]


def _command(scope, identifier: str) -> dict:
    found = invocations.commands.get(scope, {}).get(identifier)
    if found is None:
        raise Refusal("InvalidCommandId", f"Command {identifier} does not exist")
    return found


def invocation(scope, request):
    found = _command(scope, request["CommandId"])
    if request["InstanceId"] not in found["invocations"]:
        raise Refusal("InvocationDoesNotExist", "The command was not sent to this instance")
    return {
        "CommandId": request["CommandId"],
        "InstanceId": request["InstanceId"],
        "DocumentName": found["command"]["DocumentName"],
        "PluginName": request.get("PluginName", ""),
        **found["invocations"][request["InstanceId"]],
    }


def commands(scope, request):
    wanted = request.get("CommandId")
    chosen = [_command(scope, wanted)] if wanted else invocations.commands.get(scope, {}).values()
    return {"Commands": [each["command"] for each in chosen]}


def all_invocations(scope, request):
    wanted = request.get("CommandId")
    chosen = [_command(scope, wanted)] if wanted else invocations.commands.get(scope, {}).values()
    return {
        "CommandInvocations": [
            {
                "CommandId": each["command"]["CommandId"],
                "InstanceId": identifier,
                "DocumentName": each["command"]["DocumentName"],
                "Status": result["Status"],
                "StatusDetails": result["StatusDetails"],
                "CommandPlugins": [
                    {
                        "Name": each["command"]["DocumentName"],
                        "Status": result["Status"],
                        "ResponseCode": result["ResponseCode"],
                        "Output": result["StandardOutputContent"][:_PLUGIN_CHARACTERS],
                    }
                ]
                if request.get("Details")
                else [],
            }
            for each in chosen
            for identifier, result in each["invocations"].items()
            if request.get("InstanceId") in (None, identifier)
        ]
    }


def cancel(scope, request):
    invocations.cancel(_command(scope, request["CommandId"]), request.get("InstanceIds") or [])
    return {}


OPERATIONS = {
    "SendCommand": send,
    "GetCommandInvocation": invocation,
    "ListCommands": commands,
    "ListCommandInvocations": all_invocations,
    "CancelCommand": cancel,
    "DescribeInstanceInformation": agents.information,
    "DescribeInstancePatchStates": patch_states.states,
}
