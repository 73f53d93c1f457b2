import datetime


def note_start(_events: "InputPayload", _context: object) -> "Payload":
    """The time from which events count as new: the agent has been started by now, and a former one sends nothing any
    more."""
    return {"Since": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="milliseconds")}
