"""Run Command against scripted instances: what each answers is declared, and what is not declared fails."""
import json
import re
import sys
import time
import uuid

from ministack.core import iam_evaluator
from ministack.core.responses import request_scope

from . import clients, command_documents, moto_bridge, partitions, virtual_time
from .json_protocol import Refusal

#: instance declarations in the order they came: account, region, instanceId or nameTag, answers …
_declared: list = []
#: (account, region) -> command id -> {"command", "invocations"}
_commands: dict = {}
#: TimeoutSeconds where the request has none: https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_SendCommand.html
_DELIVERY_SECONDS = 3600


def declare(item: dict) -> None:
    """Declares an instance, or what it answers from now on."""
    _declared[:] = [each for each in _declared if _key(each) != _key(item)]
    _declared.append(item)


def _key(item: dict) -> tuple:
    return item["account"], item["region"], item.get("instanceId"), item.get("nameTag")


def _instances(scope) -> dict:
    from moto.ec2.models import ec2_backends

    with moto_bridge.exclusive():
        return {each.id: {"state": each.state, "tags": {tag["key"]: tag["value"] for tag in each.get_tags()}, "address": each.private_ip_address}
                for each in ec2_backends[scope[0]][scope[1]].all_instances()}


def managed(scope) -> dict:
    """Instances that Systems Manager knows: id -> declaration with the machine's state."""
    there, found = _instances(scope), {}
    for item in _declared:
        if (item["account"], item["region"]) != scope:
            continue
        for identifier, machine in there.items():
            if identifier == item.get("instanceId") or (item.get("nameTag") and machine["tags"].get("Name") == item["nameTag"]):
                found[identifier] = {**item, "machine": machine}
    return found


def information(scope, request):
    """DescribeInstanceInformation for the scripted instances."""
    wanted = next((each.get("Values", each.get("valueSet")) for each in [*request.get("Filters", []), *request.get("InstanceInformationFilterList", [])]
                   if each.get("Key", each.get("key")) == "InstanceIds"), None)
    return {"InstanceInformationList": [
        {"InstanceId": identifier, "PingStatus": _ping(item), "PlatformType": item.get("platformType", "Windows"), "ResourceType": "EC2Instance",
         "IPAddress": item["machine"]["address"], "AgentVersion": item.get("agentVersion", "3.3.2299.0"), "LastPingDateTime": time.time()}
        for identifier, item in managed(scope).items() if wanted is None or identifier in wanted]}


def _ping(item: dict) -> str:
    return item.get("pingStatus", "Online") if item["machine"]["state"] == "running" else "ConnectionLost"


def send(scope, request):
    name, parameters = request["DocumentName"].rpartition("/")[2], request.get("Parameters", {})
    if name not in command_documents.DOCUMENTS:
        raise Refusal("InvalidDocument", f"{name} is no command document this cloud knows: {', '.join(command_documents.DOCUMENTS)}")
    wrong = command_documents.problem(name, parameters)
    if wrong:
        raise Refusal("InvalidParameters", wrong)
    known = managed(scope)
    targets = request.get("InstanceIds") or _targets(known, request.get("Targets", []))
    unknown = [identifier for identifier in targets if identifier not in known]
    if unknown:
        raise Refusal("InvalidInstanceId", f"Instances {', '.join(unknown)} are not managed by Systems Manager in this account and region")
    identifier, now = str(uuid.uuid4()), time.time()
    command = {"CommandId": identifier, "DocumentName": name, "Parameters": parameters, "InstanceIds": request.get("InstanceIds", []),
               "Targets": request.get("Targets", []), "RequestedDateTime": now, "Comment": request.get("Comment", ""), "TargetCount": len(targets)}
    timeout = int(request.get("TimeoutSeconds") or _DELIVERY_SECONDS)
    held = {"command": command, "invocations": {each: _result("Pending", -1, "", "") for each in targets}, "until": virtual_time.now() + timeout}
    _commands.setdefault(scope, {})[identifier] = held
    _deliver(scope, held)
    return {"Command": {**command, "Status": "Pending", "StatusDetails": "Pending"}}


def _deliver(scope, held: dict) -> None:
    """Brings a command to the machines whose agents ask for it. One whose connection is lost gets it when it is back, or never, once the
    time for delivery is over. https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html"""
    command, invocations = held["command"], held["invocations"]
    waiting = [identifier for identifier, result in invocations.items() if result["Status"] == "Pending"]
    known = managed(scope) if waiting else {}
    for identifier in waiting:
        item = known.get(identifier)
        if item and _ping(item) == "Online":
            invocations[identifier] = _invoke(scope, item, command["DocumentName"], command["Parameters"])
        elif virtual_time.now() >= held["until"]:
            details = "DeliveryTimedOut" if item and item["machine"]["state"] == "running" else "Undeliverable"
            invocations[identifier] = {**_result("TimedOut", -1, "", "the agent does not answer"), "StatusDetails": details}
    ended = [result for result in invocations.values() if result["Status"] != "Pending"]
    worst = next((result for result in ended if result["Status"] != "Success"), {"Status": "Success", "StatusDetails": "Success"})
    told = worst if len(ended) == len(invocations) else {"Status": "Pending" if not ended else "InProgress", "StatusDetails": "Pending" if not ended else "InProgress"}
    command.update(Status=told["Status"], StatusDetails=told["StatusDetails"], CompletedCount=len(ended), ErrorCount=sum(each["Status"] != "Success" for each in ended))


def authorize(scope, access_key: str, request: dict) -> None:
    """The caller needs the permission for each machine too, and policies may ask for its tags."""
    account, region = scope
    for identifier, item in managed(scope).items():
        if identifier not in request.get("InstanceIds", []):
            continue
        tags = {f"{prefix}/{name}": value for prefix in ("ssm:resourceTag", "aws:ResourceTag") for name, value in item["machine"]["tags"].items()}
        resource = f"arn:{partitions.partition_of(region)}:ec2:{region}:{account}:instance/{identifier}"
        with request_scope(account, region):
            if iam_evaluator.enforce(access_key, "ssm:SendCommand", "ssm", region, resource, tags):
                print(f"denied ssm:SendCommand on {resource}", file=sys.stderr, flush=True)
                raise Refusal("AccessDeniedException", f"The caller is not authorized to perform: ssm:SendCommand on resource: {resource}")


def _targets(known: dict, targets: list) -> list:
    def matches(identifier, item, target):
        if target["Key"] == "InstanceIds":
            return identifier in target["Values"]
        return item["machine"]["tags"].get(target["Key"].removeprefix("tag:")) in target["Values"]

    return [identifier for identifier, item in known.items() if targets and all(matches(identifier, item, target) for target in targets)]


def _invoke(scope, item: dict, name: str, parameters: dict) -> dict:
    for answer in item.get("answers", []):
        if answer.get("document", name) != name or answer.get("times", 1) <= 0:
            continue
        if not all(re.search(pattern, "\n".join(parameters.get(parameter, []))) for parameter, pattern in answer.get("parameters", {}).items()):
            continue
        if "times" in answer:
            answer["times"] -= 1
        for effect in answer.get("effects", []):
            _effect(scope, effect)
        exit_code = answer.get("exitCode", 0)
        status = answer.get("status", "Success" if exit_code == 0 else "Failed")
        return _result(status, exit_code, answer.get("stdout", ""), answer.get("stderr", ""))
    asked = json.dumps(parameters)[:200]
    return _result("Failed", 1, "", f"no answer declared for {name} {asked}")


def _result(status: str, code: int, output: str, errors: str) -> dict:
    return {"Status": status, "StatusDetails": status, "ResponseCode": code, "StandardOutputContent": output, "StandardErrorContent": errors}


def _effect(scope, effect: dict) -> None:
    """A call the machine makes, such as an agent that sends its first events; `{{now}}` is the time in milliseconds."""
    now = time.time()
    text = json.dumps(effect["parameters"]).replace('"{{now}}"', str(int(now * 1000))).replace('"{{nowSeconds}}"', str(now))
    with request_scope(*scope):
        try:
            getattr(clients.service(effect["service"]), effect["operation"])(**json.loads(text))
        except Exception as error:
            print(f"effect {effect['operation']} of a scripted instance failed: {error}", file=sys.stderr, flush=True)


def _command(scope, identifier: str) -> dict:
    found = _commands.get(scope, {}).get(identifier)
    if found is None:
        raise Refusal("InvalidCommandId", f"Command {identifier} does not exist")
    _deliver(scope, found)
    return found


def invocation(scope, request):
    found = _command(scope, request["CommandId"])
    if request["InstanceId"] not in found["invocations"]:
        raise Refusal("InvocationDoesNotExist", "The command was not sent to this instance")
    return {"CommandId": request["CommandId"], "InstanceId": request["InstanceId"], "DocumentName": found["command"]["DocumentName"],
            "PluginName": request.get("PluginName", ""), **found["invocations"][request["InstanceId"]]}


def commands(scope, request):
    wanted = request.get("CommandId")
    chosen = [_command(scope, wanted)] if wanted else _commands.get(scope, {}).values()
    return {"Commands": [each["command"] for each in chosen]}


def invocations(scope, request):
    wanted = request.get("CommandId")
    chosen = [_command(scope, wanted)] if wanted else _commands.get(scope, {}).values()
    return {"CommandInvocations": [
        {"CommandId": each["command"]["CommandId"], "InstanceId": identifier, "DocumentName": each["command"]["DocumentName"],
         "Status": result["Status"], "StatusDetails": result["StatusDetails"],
         "CommandPlugins": [{"Name": each["command"]["DocumentName"], "Status": result["Status"], "ResponseCode": result["ResponseCode"],
                             "Output": result["StandardOutputContent"]}] if request.get("Details") else []}
        for each in chosen for identifier, result in each["invocations"].items() if request.get("InstanceId") in (None, identifier)]}


def cancel(scope, request):
    for identifier, result in (found := _command(scope, request["CommandId"]))["invocations"].items():
        if result["Status"] == "Pending" and identifier in (request.get("InstanceIds") or [identifier]):
            found["invocations"][identifier] = _result("Cancelled", -1, "", "")
    _deliver(scope, found)
    return {}


OPERATIONS = {
    "SendCommand": send, "GetCommandInvocation": invocation, "ListCommands": commands, "ListCommandInvocations": invocations, "CancelCommand": cancel,
    "DescribeInstanceInformation": information,
}
