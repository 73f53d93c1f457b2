"""Whether a server keeps logs in its memory that it could still deliver."""


def flowing(system: "SystemDescription", server: "DescribedServer") -> list[str]:
    """Metrics of a server's feeds that flow: what a record of its health before a change says of them."""
    pulse = system["pulse"]
    return [
        feed["metric"]
        for feed in pulse["feeds"]
        if of_server(feed, server)
        and any(value >= pulse["silentBelowBytesPerMinute"] for value in recent(system, feed["metric"]))
    ]


def keeps_buffer(server: "DescribedServer", side: Side) -> str:
    """Why a server is left alone; nothing where it holds no logs that it could still deliver."""
    if side.name not in DELIVERABLE:
        return ""
    return (
        f"the silent side is {side.name}: {side.evidence}. Leave {server['name']} alone: the logs that the SIEM has "
        "not taken, up to an hour of them, are in its memory, and go on as soon as that side is fixed; "
        "another server meets the same silence"
    )


def require_server_side(server: "DescribedServer", side: Side, override: str) -> None:
    """Refuses what would throw logs away that can still be delivered, unless they are given up."""
    kept = keeps_buffer(server, side)
    if kept and override != "buffer-will-be-lost":
        raise RuntimeError(f"{kept}. To lose them all the same, give Override=buffer-will-be-lost")
