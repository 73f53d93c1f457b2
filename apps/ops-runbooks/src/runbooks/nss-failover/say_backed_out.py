def say_backed_out(events: "InputPayload", _context: object) -> "Payload":
    """Fails the runbook: the server that was active is so again."""
    raise RuntimeError(f"{events['Standby']} did not take over: {events['Active']} relays again")
