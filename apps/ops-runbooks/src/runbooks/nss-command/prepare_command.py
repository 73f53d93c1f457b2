import json


def prepare_command(events: "InputPayload", _context: object) -> "Payload":
    """Picks the command out of the list and the address out of the description: no text a person gave goes further than
    this."""
    system: SystemDescription = json.loads(events["System"])
    server = server_named(system, events["Server"])
    command = next((each for each in events["Allowed"] if each == events["Command"]), None)
    if command is None:
        raise RuntimeError(f"{events['Command']} is not one of: {', '.join(events['Allowed'])}")
    asked = Shell("sudo nss <words>", words=command.split())
    return {"InstanceId": system["bastion"]["instanceId"], "Commands": commands(ssh_commands(system, server, asked))}
