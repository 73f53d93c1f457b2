"""Agents of Systems Manager on scripted instances: which machines it knows, and which of them answer.

An agent registers some time after its machine booted, is not heard while the machine is down or boots again, and is
forgotten with the machine:
https://docs.aws.amazon.com/systems-manager/latest/userguide/fleet-manager-troubleshooting-managed-nodes.html
"""

import time

from . import moto_bridge, virtual_time
from .ec2 import instance_states

#: seconds from the start of a machine until its agent is heard; AWS names none: "a few minutes" with a boot of Windows
AGENT_SECONDS = 90
#: instance declarations in the order they came: account, region, instanceId or nameTag, answers …
_declared: list = []
#: (account, region, instance) of agents that have been heard at least once
_registered: set = set()
_listeners: list = []


def on_answering(listener) -> None:
    """Tells that agents of an account and region may answer now that did not: `(account, region)`."""
    _listeners.append(listener)


def declare(item: dict) -> None:
    """Declares an instance, or what it answers from now on."""
    _declared[:] = [each for each in _declared if _key(each) != _key(item)]
    _declared.append(item)
    _tell((item["account"], item["region"]))


def _key(item: dict) -> tuple:
    return item["account"], item["region"], item.get("instanceId"), item.get("nameTag")


def _tell(scope: tuple) -> None:
    for listener in _listeners:
        listener(scope)


def _booted(account: str, region: str, instance: str) -> None:
    def heard() -> None:
        if _is_heard(account, region, instance):
            _registered.add((account, region, instance))
            _tell((account, region))

    virtual_time.after(AGENT_SECONDS, heard)


def _changed(account: str, region: str, instance: str, state: str) -> None:
    if state == "shutting-down":
        _registered.discard((account, region, instance))


def _is_heard(account: str, region: str, instance: str) -> bool:
    up = instance_states.seconds_up(account, region, instance)
    return up is not None and up >= AGENT_SECONDS


def _instances(scope) -> dict:
    from moto.ec2.models import ec2_backends

    with moto_bridge.exclusive():
        return {
            each.id: {
                "state": each.state,
                "tags": {tag["key"]: tag["value"] for tag in each.get_tags()},
                "address": each.private_ip_address,
            }
            for each in ec2_backends[scope[0]][scope[1]].all_instances()
            if (*scope, each.id) in _registered
        }


def managed(scope) -> dict:
    """Instances that Systems Manager knows: id -> declaration with the machine's state."""
    there, found = _instances(scope), {}
    for item in _declared:
        if (item["account"], item["region"]) != scope:
            continue
        for identifier, machine in there.items():
            if identifier == item.get("instanceId") or (
                item.get("nameTag") and machine["tags"].get("Name") == item["nameTag"]
            ):
                heard = machine["state"] == "running" and _is_heard(scope[0], scope[1], identifier)
                found[identifier] = {
                    **item,
                    "machine": machine,
                    "ping": item.get("pingStatus", "Online") if heard else "ConnectionLost",
                }
    return found


def information(scope, request):
    """DescribeInstanceInformation for the scripted instances."""
    wanted = next(
        (
            each.get("Values", each.get("valueSet"))
            for each in [*request.get("Filters", []), *request.get("InstanceInformationFilterList", [])]
            if each.get("Key", each.get("key")) == "InstanceIds"
        ),
        None,
    )
    return {
        "InstanceInformationList": [
            {
                "InstanceId": identifier,
                "PingStatus": item["ping"],
                "PlatformType": item.get("platformType", "Windows"),
                "ResourceType": "EC2Instance",
                "IPAddress": item["machine"]["address"],
                "AgentVersion": item.get("agentVersion", "3.3.2299.0"),
                "LastPingDateTime": time.time(),
            }
            for identifier, item in managed(scope).items()
            if wanted is None or identifier in wanted
        ]
    }


instance_states.on_boot(_booted)
instance_states.on_change(_changed)
