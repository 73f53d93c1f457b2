"""Lines of the health table: each has a check, a subject, a verdict, the figure, the threshold and what to do."""

import datetime
import json

import boto3


def line(
    check: str, subject: str, verdict: str, figure: object, threshold: object = "", action: str = ""
) -> dict[str, str]:
    return {
        "check": check,
        "subject": subject,
        "verdict": verdict,
        "figure": str(figure),
        "threshold": str(threshold),
        "action": "" if verdict == "pass" else action,
    }


def examine(
    check: str, subject: str, look: "Callable[[], dict[str, str] | list[dict[str, str]]]"
) -> list[dict[str, str]]:
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


def now() -> datetime.datetime:
    return datetime.datetime.now(datetime.timezone.utc)


def sums(
    namespace: str,
    metric: str,
    minutes: float,
    period_seconds: int = 60,
    dimensions: dict[str, str] | None = None,
    statistic: str = "Sum",
) -> list[tuple[float, float]]:
    """Sums by minute of the last minutes, oldest first:
    a list of (minutes ago, value), without the minutes that have none."""
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
