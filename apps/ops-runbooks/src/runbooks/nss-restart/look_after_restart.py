import time

LOOK_SECONDS = 540
EVERY_SECONDS = 30


def look_after_restart(events: "InputPayload", _context: object) -> "Payload":
    """Looks until the server that was restarted relays, and fails where it does not within nine minutes."""
    system = system_of(events)
    server = next(each for each in system["servers"] if each["instanceId"] == events["InstanceId"])
    before, since = json.loads(events["Flowing"]), datetime.datetime.fromisoformat(events["Since"])
    began = time.time()
    while True:
        proven, why = look_at_server(system, server, before, since)
        if proven:
            return {"Summary": why}
        if time.time() - began >= LOOK_SECONDS:
            raise RuntimeError(why)
        time.sleep(EVERY_SECONDS)
