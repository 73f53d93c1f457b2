from functools import partial


def look_at_feeds(events: "InputPayload", _context: object) -> "Payload":
    """Looks until the feeds of a server are connected, by what the flow log has seen since its service started."""
    system = system_of(events)
    wanted, since = json.loads(events["Wanted"]), datetime.datetime.fromisoformat(events["Since"])
    why = look_until(partial(connected, system["pulse"], events["Server"], wanted, since))
    return {"Summary": f"{why}; it starts NSS with its machine"}


def connected(
    pulse: "DescribedPulseMetrics", name: str, wanted: list[str], since: datetime.datetime
) -> tuple[bool, str]:
    """A path or a SIEM that is down is no fault of the server, and its feeds are not connected all the same."""
    feeds = [feed for feed in pulse["feeds"] if feed["metric"] in wanted]
    missing = [feed["label"] for feed in feeds if not flows_since(pulse, feed, since)]
    if missing:
        return False, (
            f"{name} does not send {', '.join(missing)}: it was left running, and keeps what its SIEM does not take. "
            "The health check says which side is silent"
        )
    return True, f"{name} sends {', '.join(feed['label'] for feed in feeds)}"
