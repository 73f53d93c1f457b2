def require_health(events: "InputPayload", _context: object) -> "Payload":
    """Fails the runbook where the system is not well, so that whoever started it cannot overlook it."""
    if events["Verdict"] == "fail":
        raise RuntimeError(events["Summary"])
    return {"Verdict": events["Verdict"]}
