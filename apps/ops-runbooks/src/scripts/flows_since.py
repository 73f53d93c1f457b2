def flows_since(pulse: "DescribedPulseMetrics", metric: "DescribedPulse", since: datetime.datetime) -> bool:
    """Only minutes that began after the start:
    what the other server of a pair, or this one, sent before counts for the same metric."""
    start = max(since, now() - datetime.timedelta(minutes=pulse["silentMinutes"] + pulse["deliveryMinutes"]))
    points = boto3.client("cloudwatch").get_metric_statistics(
        Namespace=pulse["namespace"],
        MetricName=metric["metric"],
        StartTime=start,
        EndTime=start + datetime.timedelta(hours=1),
        Period=60,
        Statistics=["Sum"],
    )["Datapoints"]
    return any(point["Timestamp"] >= start and point["Sum"] >= pulse["silentBelowBytesPerMinute"] for point in points)
