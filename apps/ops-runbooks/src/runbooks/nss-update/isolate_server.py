def isolate_server(events: "InputPayload", _context: object) -> "Payload":
    """Nothing leaves the standby from here on: it may boot, and its NSS start, beside the server that serves."""
    system = system_of(events)
    isolate(system, server_of(system, events["Server"]))
    return {}
