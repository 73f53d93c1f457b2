def say_proven(events: "InputPayload", _context: object) -> "Payload":
    """What the execution ends with where everything arrives."""
    return {"Summary": events["Summary"]}
