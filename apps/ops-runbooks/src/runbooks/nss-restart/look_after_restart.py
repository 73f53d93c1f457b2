from functools import partial


def look_after_restart(events: "InputPayload", _context: object) -> "Payload":
    """Looks until the server that was restarted relays, and fails where it does not within nine minutes."""
    system = system_of(events)
    server = next(each for each in system["servers"] if each["instanceId"] == events["InstanceId"])
    before, since = json.loads(events["Flowing"]), datetime.datetime.fromisoformat(events["Since"])
    return {"Summary": look_until(partial(look_at_server, system, server, before, since))}
