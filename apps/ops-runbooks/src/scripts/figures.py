"""Metrics of the last minutes."""

import datetime

import boto3


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
