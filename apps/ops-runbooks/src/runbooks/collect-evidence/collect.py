import datetime
import json
import time
from functools import partial

import boto3
from botocore.config import Config

FLOW_EVENTS = 10_000
# A script may run for 600 seconds. What takes long comes last and ends by itself; what has not begun by then is said.
ALL_SECONDS = 480
FLOW_SECONDS = TRAIL_SECONDS = 120
WINDOW_MINUTES = 5
# A call that hangs is no reason to lose the parts after it.
PATIENCE = Config(connect_timeout=10, read_timeout=20, retries={"max_attempts": 4})


def collect(events: "InputPayload", _context: object) -> "Payload":
    """Everything that is seen of the relay in a window, an encrypted object for each part, kept as soon as it is read.

    What could not be read is said in the last one.
    """
    system: SystemDescription = json.loads(events["System"])
    began = time.time()
    until = datetime.datetime.now(datetime.timezone.utc)
    since = until - datetime.timedelta(minutes=int(events["Minutes"]))
    folder = f"evidence/{until:%Y/%m/%d}/{events['ExecutionId']}"
    problems: dict[str, str] = {}
    kept: list[str] = []

    def keep(name: str, value: object) -> None:
        boto3.client("s3", config=PATIENCE).put_object(
            Bucket=events["Bucket"],
            Key=f"{folder}/{name}",
            Body=(value if isinstance(value, str) else json.dumps(value, default=str, indent=1)).encode(),
            ServerSideEncryption="aws:kms",
            SSEKMSKeyId=events["KeyArn"],
        )

    def part(name: str, read: "Callable[[], object]") -> None:
        if time.time() - began > ALL_SECONDS:
            problems[name] = f"not begun: what came before took {ALL_SECONDS} seconds"
            return
        try:
            value = read()
        except Exception as error:
            problems[name] = f"{type(error).__name__}: {error}"
            return
        keep(name, value)
        kept.append(name)

    ids = [server["instanceId"] for server in system["servers"]] + [system["bastion"]["instanceId"]]
    ec2 = boto3.client("ec2", config=PATIENCE)
    part("configuration/system.json", lambda: system)
    for server in system["servers"]:
        part(f"console/{server['name']}.txt", partial(console, ec2, server["instanceId"]))
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
    part("alarms.json", lambda: alarms(system["purpose"]))
    pulse = system["pulse"]
    counted = [each["metric"] for each in pulse["feeds"] + pulse["hubs"] + pulse["rejected"]]
    for name in dict.fromkeys([*counted, *pulse["skipped"].values()]):
        part(f"metrics/{name}.json", partial(metric, pulse["namespace"], name, since, until))
    part("flow-log.json", lambda: flow_log(events["FlowLogGroup"], since, until))
    part("trail.json", lambda: trail(since, until))
    keep("problems.json", problems)

    missing = f"; not readable: {', '.join(sorted(problems))}" if problems else ""
    where = f"s3://{events['Bucket']}/{folder}/"
    return {
        "Folder": where,
        "Summary": f"{len(kept)} parts from {since:%H:%M} to {until:%H:%M} UTC in {where}{missing}",
    }


def console(ec2: "Any", instance: str) -> str:
    return ec2.get_console_output(InstanceId=instance).get("Output", "")


def flow_log(group: str, since: datetime.datetime, until: datetime.datetime) -> dict[str, object]:
    """The newest records, oldest first. CloudWatch Logs gives the oldest first, so that windows go backwards."""
    found: list[str] = []
    began, end = time.time(), until
    while end > since and len(found) < FLOW_EVENTS:
        begin = max(since, end - datetime.timedelta(minutes=WINDOW_MINUTES))
        records, whole = window(group, begin, end, began + FLOW_SECONDS)
        found = records + found
        if not whole:
            return {"records": found[-FLOW_EVENTS:], "complete": False}
        end = begin
    return {"records": found[-FLOW_EVENTS:], "complete": end <= since and len(found) <= FLOW_EVENTS}


def window(group: str, begin: datetime.datetime, end: datetime.datetime, deadline: float) -> tuple[list[str], bool]:
    """Records of some minutes, and whether these are all."""
    logs, token = boto3.client("logs", config=PATIENCE), None
    found: list[str] = []
    while True:
        page = logs.filter_log_events(
            logGroupName=group,
            startTime=int(begin.timestamp() * 1000),
            # Both ends count: https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_FilterLogEvents.html
            endTime=int(end.timestamp() * 1000) - 1,
            **({"nextToken": token} if token else {}),
        )
        found += [each["message"] for each in page["events"]]
        token = page.get("nextToken")
        if not token:
            return found, True
        if time.time() > deadline:
            return found, False


def alarms(purpose: str) -> list[object]:
    pages = (
        boto3.client("cloudwatch", config=PATIENCE)
        .get_paginator("describe_alarms")
        .paginate(AlarmNamePrefix=f"{purpose}-", AlarmTypes=["MetricAlarm", "CompositeAlarm"])
    )
    return [alarm for page in pages for alarm in page.get("MetricAlarms", []) + page.get("CompositeAlarms", [])]


def metric(namespace: str, name: str, since: datetime.datetime, until: datetime.datetime) -> "Any":
    return boto3.client("cloudwatch", config=PATIENCE).get_metric_statistics(
        Namespace=namespace, MetricName=name, StartTime=since, EndTime=until, Period=60, Statistics=["Sum"]
    )["Datapoints"]


def trail(since: datetime.datetime, until: datetime.datetime) -> dict[str, object]:
    """The newest calls first, as CloudTrail gives them: 50 a page, and two pages a second at most."""
    began = time.time()
    found: list[object] = []
    pages = (
        boto3.client("cloudtrail", config=PATIENCE)
        .get_paginator("lookup_events")
        .paginate(StartTime=since, EndTime=until)
    )
    for page in pages:
        found += page["Events"]
        if page.get("NextToken") and time.time() - began > TRAIL_SECONDS:
            return {"events": found, "complete": False}
    return {"events": found, "complete": True}
