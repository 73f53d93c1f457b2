def say_standby(events: "InputPayload", _context: object) -> "Payload":
    return {
        "Summary": (
            f"{events['Server']} is set up, starts NSS with its machine, and its machine is stopped: "
            "a fail-over proves that it relays"
        )
    }
