from functools import partial

# Minutes: what the step says stays small where a buffer lasts for days.
KEPT_POINTS = 90


def check_pulse(events: "InputPayload", _context: object) -> "Payload":
    """Bytes to each SIEM feed and from the hubs, and packets turned away, from the flow log's metrics."""
    system = system_of(events)
    pulse = system["pulse"]
    lines: list[dict[str, str]] = []
    seen: dict[str, list[tuple[float, float]]] = {}
    for feed in pulse["feeds"]:
        lines += examine("pulse to SIEM", feed["label"], partial(silence_line, pulse, seen, "pulse to SIEM", feed))
    for hub in pulse["hubs"]:
        lines += examine("pulse from hubs", hub["label"], partial(silence_line, pulse, seen, "pulse from hubs", hub))
    for rejected in pulse["rejected"]:
        lines += examine(
            "rejected packets",
            rejected["label"],
            partial(rejected_line, pulse, rejected, float(events["RejectedPackets"])),
        )
    try:
        active = active_servers(system)
        lines += [
            each
            for server in system["servers"]
            if should_run(system, server, active)
            for each in examine("silent side", server["name"], partial(side_line, system, server))
        ]
    except Exception as error:
        figure = f"{type(error).__name__}: {error}"
        lines.append(line("silent side", system["purpose"], "unknown", figure, "none", "See the active server lines."))
    limit = pulse["silentBelowBytesPerMinute"]
    points = [{"label": label, "silentBelow": limit, "points": seen[label]} for label in seen]
    return {"Lines": json.dumps(lines), "Points": json.dumps(points)}


def side_line(system: "SystemDescription", server: "DescribedServer") -> dict[str, str]:
    side = side_of(system, server)
    verdict = {"none": "pass", "unknown": "unknown"}.get(side.name, "fail")
    figure = f"{side.name}: {side.evidence}" if side.evidence else "none"
    return line("silent side", server["name"], verdict, figure, "none", ADVICE[side.name])


def silence_line(
    pulse: "DescribedPulseMetrics", seen: dict[str, list[tuple[float, float]]], check: str, metric: "DescribedPulse"
) -> dict[str, str]:
    is_feed = check == "pulse to SIEM"
    horizon = pulse["bufferMinutes"] + pulse["deliveryMinutes"]
    points = sums(pulse["namespace"], metric["metric"], horizon)
    # Minutes ago and bytes, for whoever draws them.
    seen[f"{check}: {metric['label']}"] = [(round(ago, 1), value) for ago, value in points[-KEPT_POINTS:]]
    alive = [ago for ago, value in points if value >= pulse["silentBelowBytesPerMinute"]]
    silent_for = min(alive) if alive else float(horizon)
    limit = pulse["silentMinutes"] + pulse["deliveryMinutes"]
    threshold = f"{pulse['silentBelowBytesPerMinute']} bytes a minute within {limit} minutes"
    if silent_for <= limit:
        latest = [value for ago, value in points if value >= pulse["silentBelowBytesPerMinute"]][-1]
        return line(check, metric["label"], "pass", f"{latest:.0f} bytes, {silent_for:.0f} minutes ago", threshold)
    figure = f"silent for {silent_for:.0f} minutes" if alive else f"silent for {horizon} minutes or more"
    action = (
        "See the silent side of its server in this table before anything is done to that server."
        if is_feed
        else "Look at the NAT lines of this table and at the Zscaler trust page."
    )
    failed = line(check, metric["label"], "fail", figure, threshold, action)
    # Of a feed: the minutes until its logs are lost.
    return {**failed, "left": str(max(0, int(pulse["bufferMinutes"] - silent_for)))} if is_feed else failed


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
