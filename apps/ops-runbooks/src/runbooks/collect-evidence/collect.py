import datetime
import io
import json
import zipfile
from functools import partial

import boto3

FLOW_EVENTS = 10_000


def collect(events: "InputPayload", _context: object) -> "Payload":
    """Everything that is seen of the relay in a window, as one encrypted object.

    What could not be read is said inside it.
    """
    system: SystemDescription = json.loads(events["System"])
    until = datetime.datetime.now(datetime.timezone.utc)
    since = until - datetime.timedelta(minutes=int(events["Minutes"]))
    parts: dict[str, object] = {}
    problems: dict[str, str] = {}

    def part(name: str, read: "Callable[[], object]") -> None:
        try:
            parts[name] = read()
        except Exception as error:
            problems[name] = f"{type(error).__name__}: {error}"

    ids = [server["instanceId"] for server in system["servers"]] + [system["bastion"]["instanceId"]]
    ec2 = boto3.client("ec2")
    for server in system["servers"]:
        part(f"console/{server['name']}.txt", partial(console, ec2, server["instanceId"]))
    part("configuration/system.json", lambda: system)
    part("configuration/instances.json", lambda: ec2.describe_instances(InstanceIds=ids)["Reservations"])
    part(
        "configuration/interfaces.json",
        lambda: ec2.describe_network_interfaces(Filters=[{"Name": "attachment.instance-id", "Values": ids}])[
            "NetworkInterfaces"
        ],
    )
    part(
        "configuration/security-groups.json",
        lambda: ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": [f"{system['purpose']}-*"]}])[
            "SecurityGroups"
        ],
    )
    part("flow-log.json", lambda: flow_log(events["FlowLogGroup"], since, until))
    part("alarms.json", lambda: alarms(system["purpose"]))
    for pulse in system["pulse"]["feeds"] + system["pulse"]["hubs"] + system["pulse"]["rejected"]:
        part(
            f"metrics/{pulse['metric']}.json",
            partial(metric, system["pulse"]["namespace"], pulse["metric"], since, until),
        )
    part("trail.json", lambda: trail(since, until))
    parts["problems.json"] = problems

    name = f"evidence/{until:%Y/%m/%d}/{events['ExecutionId']}.zip"
    boto3.client("s3").put_object(
        Bucket=events["Bucket"],
        Key=name,
        Body=packed(parts),
        ServerSideEncryption="aws:kms",
        SSEKMSKeyId=events["KeyArn"],
    )
    missing = f"; not readable: {', '.join(sorted(problems))}" if problems else ""
    return {
        "Object": f"s3://{events['Bucket']}/{name}",
        "Summary": (
            f"{len(parts) - 1} parts from {since:%H:%M} to {until:%H:%M} UTC in s3://{events['Bucket']}/{name}{missing}"
        ),
    }


def console(ec2: "Any", instance: str) -> str:
    return ec2.get_console_output(InstanceId=instance).get("Output", "")


def flow_log(group: str, since: datetime.datetime, until: datetime.datetime) -> dict[str, object]:
    found: list[str] = []
    token = None
    while len(found) < FLOW_EVENTS:
        page = boto3.client("logs").filter_log_events(
            logGroupName=group,
            startTime=int(since.timestamp() * 1000),
            endTime=int(until.timestamp() * 1000),
            **({"nextToken": token} if token else {}),
        )
        found += [each["message"] for each in page["events"]]
        token = page.get("nextToken")
        if not token:
            break
    return {"records": found[:FLOW_EVENTS], "complete": not token}


def alarms(purpose: str) -> list[object]:
    pages = (
        boto3.client("cloudwatch")
        .get_paginator("describe_alarms")
        .paginate(AlarmNamePrefix=f"{purpose}-", AlarmTypes=["MetricAlarm", "CompositeAlarm"])
    )
    return [alarm for page in pages for alarm in page.get("MetricAlarms", []) + page.get("CompositeAlarms", [])]


def metric(namespace: str, name: str, since: datetime.datetime, until: datetime.datetime) -> "Any":
    return boto3.client("cloudwatch").get_metric_statistics(
        Namespace=namespace, MetricName=name, StartTime=since, EndTime=until, Period=60, Statistics=["Sum"]
    )["Datapoints"]


def trail(since: datetime.datetime, until: datetime.datetime) -> list[object]:
    found = []
    for page in boto3.client("cloudtrail").get_paginator("lookup_events").paginate(StartTime=since, EndTime=until):
        found += page["Events"]
    return found


def packed(parts: dict[str, object]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, value in parts.items():
            archive.writestr(name, value if isinstance(value, str) else json.dumps(value, default=str, indent=1))
    return content.getvalue()
