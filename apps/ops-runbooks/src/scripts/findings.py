"""Lines of the health table: each has a check, a subject, a verdict, the figure, the threshold and what to do."""

import datetime
import json

import boto3


def line(check, subject, verdict, figure, threshold="", action=""):
    return {
        "check": check,
        "subject": subject,
        "verdict": verdict,
        "figure": str(figure),
        "threshold": str(threshold),
        "action": "" if verdict == "pass" else action,
    }


def examine(check, subject, look):
    """A check that cannot be made is unknown, never passed over in silence."""
    try:
        found = look()
        return found if isinstance(found, list) else [found]
    except Exception as error:
        return [
            line(
                check,
                subject,
                "unknown",
                f"{type(error).__name__}: {error}",
                "an answer",
                "See the permissions of the runbook's role, and whether the resource still exists.",
            )
        ]


def system_of(events):
    return json.loads(events["System"])


def answer(lines, **more):
    return {"Lines": json.dumps(lines), **more}


def active_servers(system):
    """Names of the servers that should relay, by log type."""
    ssm = boto3.client("ssm")
    return {
        log: ssm.get_parameter(Name=name)["Parameter"]["Value"].split(",")
        for log, name in system["activeParameters"].items()
    }


def should_run(system, server, active):
    return system["availability"] != "active-standby" or server["name"] in active[server["log"]]


def now():
    return datetime.datetime.now(datetime.timezone.utc)


def sums(namespace, metric, minutes, period_seconds=60, dimensions=None, statistic="Sum"):
    """Sums by minute of the last minutes, oldest first: a list of (minutes ago, value), without the minutes that have none."""
    until = now()
    found = boto3.client("cloudwatch").get_metric_statistics(
        Namespace=namespace,
        MetricName=metric,
        StartTime=until - datetime.timedelta(minutes=minutes),
        EndTime=until,
        Period=period_seconds,
        Statistics=[statistic],
        Dimensions=[{"Name": name, "Value": value} for name, value in (dimensions or {}).items()],
    )
    points = sorted(found["Datapoints"], key=lambda point: point["Timestamp"])
    return [((until - point["Timestamp"]).total_seconds() / 60, point[statistic]) for point in points]
