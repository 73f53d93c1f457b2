from functools import partial


def check_pulse(events: "InputPayload", _context: object) -> "Payload":
    """Bytes to each SIEM feed and from the hubs, and packets turned away, from the flow log's metrics."""
    system = system_of(events)
    pulse = system["pulse"]
    lines: list[dict[str, str]] = []
    silent_minutes: list[float] = []
    for feed in pulse["feeds"]:
        look = partial(silence_line, pulse, "pulse to SIEM", feed, silent_minutes)
        lines += examine("pulse to SIEM", feed["label"], look)
    for hub in pulse["hubs"]:
        lines += examine("pulse from hubs", hub["label"], partial(silence_line, pulse, "pulse from hubs", hub, None))
    for rejected in pulse["rejected"]:
        lines += examine(
            "rejected packets",
            rejected["label"],
            partial(rejected_line, pulse, rejected, float(events["RejectedPackets"])),
        )
    minutes_left = max(0, int(pulse["bufferMinutes"] - max(silent_minutes))) if silent_minutes else -1
    return {"Lines": json.dumps(lines), "MinutesLeft": minutes_left}


def silence_line(
    pulse: "DescribedPulseMetrics", check: str, metric: "DescribedPulse", silent_minutes: list[float] | None
) -> dict[str, str]:
    horizon = pulse["bufferMinutes"] + pulse["deliveryMinutes"]
    points = sums(pulse["namespace"], metric["metric"], horizon)
    alive = [ago for ago, value in points if value >= pulse["silentBelowBytesPerMinute"]]
    silent_for = min(alive) if alive else float(horizon)
    limit = pulse["silentMinutes"] + pulse["deliveryMinutes"]
    threshold = f"{pulse['silentBelowBytesPerMinute']} bytes a minute within {limit} minutes"
    if silent_for <= limit:
        latest = [value for ago, value in points if value >= pulse["silentBelowBytesPerMinute"]][-1]
        return line(check, metric["label"], "pass", f"{latest:.0f} bytes, {silent_for:.0f} minutes ago", threshold)
    if silent_minutes is not None:
        silent_minutes.append(min(silent_for, pulse["bufferMinutes"]))
    figure = f"silent for {silent_for:.0f} minutes" if alive else f"silent for {horizon} minutes or more"
    action = (
        (
            "Which side is silent? Path lines of this table, then the SIEM's receiver. Leave the server running: "
            "it keeps what the SIEM has not taken in its memory, for up to an hour."
        )
        if silent_minutes is not None
        else "Look at the NAT lines of this table and at the Zscaler trust page."
    )
    return line(check, metric["label"], "fail", figure, threshold, action)


def rejected_line(pulse: "DescribedPulseMetrics", metric: "DescribedPulse", limit: float) -> dict[str, str]:
    total = sum(value for _ago, value in sums(pulse["namespace"], metric["metric"], 15))
    return line(
        "rejected packets",
        metric["label"],
        "warn" if total > limit else "pass",
        f"{total:.0f} in 15 minutes",
        f"{limit:.0f}",
        "Query the flow log for REJECT on the server's interfaces and compare with the table of flows.",
    )
