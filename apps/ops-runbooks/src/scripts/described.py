"""What should be there, and whether a machine is up."""

import json

import boto3


def system_of(events: "InputPayload") -> "SystemDescription":
    system: SystemDescription = json.loads(events["System"])
    return system


def active_servers(system: "SystemDescription") -> dict[str, list[str]]:
    """Names of the servers that should relay, by log type."""
    ssm = boto3.client("ssm")
    return {
        log: ssm.get_parameter(Name=name)["Parameter"]["Value"].split(",")
        for log, name in system["activeParameters"].items()
    }


def should_run(system: "SystemDescription", server: "DescribedServer", active: dict[str, list[str]]) -> bool:
    return system["availability"] != "active-standby" or server["name"] in active[server["log"]]


def state_of(instance: str) -> str:
    return boto3.client("ec2").describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]["State"][
        "Name"
    ]
