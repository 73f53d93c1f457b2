import json
from functools import partial


def check_bastion(events: "InputPayload", _context: object) -> "Payload":
    """The bastion and its agents, the alarms that are on, and the age of each server's certificate."""
    system: SystemDescription = json.loads(events["System"])
    bastion = system["bastion"]
    lines = []
    lines += examine("Systems Manager", bastion["name"], partial(ping_line, bastion))
    lines += examine("agent heartbeat", bastion["name"], partial(heartbeat_line, system))
    lines += examine("alarms", system["purpose"], partial(alarm_lines, system))
    for server in system["servers"]:
        lines += examine(
            "certificate age",
            server["name"],
            partial(certificate_line, system, server, int(events["CertificateMaxAgeDays"])),
        )
    return {"Lines": json.dumps(lines)}


def ping_line(bastion: "DescribedBastion") -> dict[str, str]:
    found = boto3.client("ssm").describe_instance_information(
        Filters=[{"Key": "InstanceIds", "Values": [bastion["instanceId"]]}]
    )
    ping = found["InstanceInformationList"][0]["PingStatus"] if found["InstanceInformationList"] else "not registered"
    return line(
        "Systems Manager",
        bastion["name"],
        "pass" if ping == "Online" else "fail",
        ping,
        "Online",
        (
            "Start the bastion if it is stopped; else see its way to Systems Manager: endpoints or NAT gateway, "
            "and its role."
        ),
    )


def heartbeat_line(system: "SystemDescription") -> dict[str, str]:
    agent = system["agent"]
    beats = sum(
        value
        for _ago, value in sums(
            agent["namespace"],
            agent["heartbeatMetric"],
            10,
            dimensions={"InstanceId": system["bastion"]["instanceId"]},
            statistic="SampleCount",
        )
    )
    return line(
        "agent heartbeat",
        system["bastion"]["name"],
        "pass" if beats else "warn",
        f"{beats:.0f} samples in 10 minutes",
        "1",
        "Run the install-cloudwatch-agent runbook.",
    )


def alarm_lines(system: "SystemDescription") -> list[dict[str, str]]:
    client = boto3.client("cloudwatch")
    on, total = [], 0
    for page in client.get_paginator("describe_alarms").paginate(
        AlarmNamePrefix=f"{system['purpose']}-", AlarmTypes=["MetricAlarm", "CompositeAlarm"]
    ):
        found = page.get("MetricAlarms", []) + page.get("CompositeAlarms", [])
        total += len(found)
        on += [alarm["AlarmName"] for alarm in found if alarm["StateValue"] == "ALARM"]
    return [
        line(
            "alarms",
            system["purpose"],
            "fail" if not total else "warn" if on else "pass",
            ", ".join(on) or f"none of {total}",
            "none on",
            "Each alarm's description says what to do first.",
        )
    ]


def certificate_line(system: "SystemDescription", server: "DescribedServer", limit_days: int) -> dict[str, str]:
    ssm = boto3.client("ssm")
    try:
        installed = ssm.get_parameter(Name=f"/{system['purpose']}/relay/{server['name']}/certificate-installed")[
            "Parameter"
        ]["Value"]
    except ssm.exceptions.ParameterNotFound:
        return line(
            "certificate age",
            server["name"],
            "unknown",
            "not recorded",
            f"{limit_days} days",
            "The nss-install-certificate runbook records it; look the date up in the Zscaler portal until then.",
        )
    age = (now() - datetime.datetime.fromisoformat(installed.replace("Z", "+00:00"))).days
    return line(
        "certificate age",
        server["name"],
        "warn" if age > limit_days else "pass",
        f"{age} days",
        f"{limit_days} days",
        "Download a new certificate package in the Zscaler portal and run the nss-install-certificate runbook.",
    )
