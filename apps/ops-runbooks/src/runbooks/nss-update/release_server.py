def release_server(events: "InputPayload", _context: object) -> "Payload":
    """The standby reaches Zscaler again when it boots next: its NSS does not start with it any more."""
    give_groups_back(server_of(system_of(events), events["Server"]))
    return {}
