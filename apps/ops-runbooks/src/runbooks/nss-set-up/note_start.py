def note_start(events: "InputPayload", _context: object) -> "Payload":
    """What flowed before the service starts says nothing of it: a pair has the same metrics."""
    return {"Since": now().isoformat()}
