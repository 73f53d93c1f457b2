"""Looks whether what the agent was told to send arrives: an event in each wanted log group after the start, and a
heartbeat."""

import datetime
import json

import boto3


def look_for_arrival(events: "InputPayload", _context: object) -> "Payload":
    system: SystemDescription = json.loads(events["System"])
    since = datetime.datetime.fromisoformat(events["Since"].replace("Z", "+00:00"))
    wanted = system["bastion"]["logGroups"]
    arrived = [group for group in wanted if has_new_event(group, system["bastion"]["instanceId"], since)]
    beats = heartbeats(system, since)
    missing = [group for group in wanted if group not in arrived]
    proven = bool(beats) and not missing
    is_last = int(events["Look"]) * int(events["EverySeconds"]) >= 60 * int(events["WithinMinutes"])
    return {
        "Proven": proven,
        "LookAgain": not proven and not is_last,
        "Summary": f"{len(arrived)} of {len(wanted)} logs arrive; heartbeat {'moves' if beats else 'does not move'}"
        + (f"; missing: {', '.join(missing)}" if missing else ""),
        "Table": "\n".join(
            [f"{'arrives' if group in arrived else 'MISSING':8} {group}" for group in wanted]
            + [f"{'arrives' if beats else 'MISSING':8} metric {system['agent']['heartbeatMetric']}"]
        ),
    }


def has_new_event(group: str, stream: str, since: datetime.datetime) -> bool:
    # The events themselves: what a stream says of its last event and ingestion follows "typically in less than an
    # hour".
    # https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html
    logs = boto3.client("logs")
    start = int(since.timestamp() * 1000)
    try:
        for page in logs.get_paginator("filter_log_events").paginate(
            logGroupName=group, logStreamNamePrefix=stream, startTime=start
        ):
            if page["events"]:
                return True
    except logs.exceptions.ResourceNotFoundException:
        return False
    return False


def heartbeats(system: "SystemDescription", since: datetime.datetime) -> float:
    until = since + datetime.timedelta(hours=1)
    found = boto3.client("cloudwatch").get_metric_statistics(
        Namespace=system["agent"]["namespace"],
        MetricName=system["agent"]["heartbeatMetric"],
        StartTime=since,
        EndTime=until,
        Period=60,
        Statistics=["SampleCount"],
        Dimensions=[{"Name": "InstanceId", "Value": system["bastion"]["instanceId"]}],
    )
    return sum(point["SampleCount"] for point in found["Datapoints"])
