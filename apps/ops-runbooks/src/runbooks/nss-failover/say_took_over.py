def say_took_over(events: "InputPayload", _context: object) -> "Payload":
    """What the execution ends with where the standby relays."""
    return {"Summary": events["Summary"]}
