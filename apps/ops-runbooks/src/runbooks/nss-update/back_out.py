def back_out(events: "InputPayload", context: object) -> "Payload":
    """The standby is stopped and has its groups, whatever was done to it; the server that serves was not touched."""
    keep_stopped(events, context)
    system = system_of(events)
    server = server_of(system, events["Server"])
    give_groups_back(server)
    written = parameter_of(autostart_parameter(system, server)).split()
    starts = (
        "whether it starts NSS with its machine is not known, and no fail-over goes to it before this has succeeded"
        if written == [server["instanceId"], "updating"]
        else "it starts NSS with its machine as before"
    )
    raise RuntimeError(
        f"{server['name']} is not updated, its machine is stopped and its security groups are given back; {starts}. "
        "The other server of its pair was not touched. Fix the step that failed, and start this again"
    )
