def say_updated(events: "InputPayload", _context: object) -> "Payload":
    name = events["Server"]
    done = "updated, has another certificate," if events["Renews"] else "updated,"
    return {
        "Summary": (
            f"{name} is {done} starts NSS with its machine, and its machine is stopped: a fail-over proves that it "
            "relays. Then the other server of its pair stands by: update it too"
        )
    }
