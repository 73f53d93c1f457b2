def say_put_back(_events: "InputPayload", _context: object) -> "Payload":
    """Fails the runbook: the agent is as it was before."""
    raise RuntimeError("the agent does not send what it should; its former state is back")
