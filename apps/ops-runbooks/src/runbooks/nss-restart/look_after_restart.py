def look_after_restart(events: "InputPayload", _context: object) -> "Payload":
    """Fails where the server that was restarted does not relay."""
    system = system_of(events)
    server = next(each for each in system["servers"] if each["instanceId"] == events["InstanceId"])
    proven, why = look_at_server(system, server)
    if not proven:
        raise RuntimeError(why)
    return {"Summary": why}
