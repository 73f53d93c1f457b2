def silent_minutes(system: "SystemDescription", server: "DescribedServer") -> int:
    """For how long the feed of a server that is silent longest has been so; 0 where all of them flow.

    As far back as the buffer goes.
    """
    pulse = system["pulse"]
    limit = pulse["silentMinutes"] + pulse["deliveryMinutes"]
    longest = 0.0
    for feed in pulse["feeds"]:
        if of_server(feed, server):
            points = sums(pulse["namespace"], feed["metric"], pulse["bufferMinutes"])
            since = min(
                [ago for ago, value in points if value >= pulse["silentBelowBytesPerMinute"]],
                default=pulse["bufferMinutes"],
            )
            longest = max(longest, since if since > limit else 0)
    return int(longest)


def what_is_lost(system: "SystemDescription", server: "DescribedServer") -> str:
    """For people who are asked."""
    recovery = (
        "Zscaler sends again, for up to an hour, what it cannot deliver meanwhile."
        if system["logRecovery"] == "one-hour"
        else "What Zscaler cannot deliver meanwhile is lost too: there is no log recovery."
    )
    try:
        if state_of(server["instanceId"]) != "running":
            return f"{server['name']} does not run: nothing is in its memory. {recovery}"
        minutes: float = silent_minutes(system, server)
    except Exception:
        minutes = system["pulse"]["bufferMinutes"]
    if minutes:
        return (
            f"Up to {minutes} minutes of {server['log']} logs that are in the memory of {server['name']} only "
            f"are lost. {recovery}"
        )
    return f"What the SIEM has not taken by then is in the memory of {server['name']} only, and lost. {recovery}"
