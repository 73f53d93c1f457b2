def back_out(events: "InputPayload", context: object) -> "Payload":
    """A standby is stopped again: the server that serves was not touched. One that should serve is left as it is."""
    name = events["Server"]
    if events["Role"] == "standby":
        keep_stopped(events, context)
        raise RuntimeError(
            f"{name} is not set up, and its machine is stopped; the other server of its pair was not touched. "
            "Fix the step that failed, and start this again"
        )
    raise RuntimeError(
        f"{name} is not set up, and was left as the step that failed left it: fix that step, and start this again"
    )
