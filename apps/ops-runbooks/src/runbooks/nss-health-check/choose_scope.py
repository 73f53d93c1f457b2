import json


def choose_scope(events: "InputPayload", _context: object) -> "Payload":
    """What is to be looked at: the whole relay, the servers of a log type, or one server, with their own pulse."""
    system: SystemDescription = json.loads(events["System"])
    log, name = events["Log"], events["Server"]
    servers = [each for each in system["servers"] if log in ("all", each["log"]) and name in ("all", each["name"])]
    if not servers:
        there = ", ".join(each["name"] for each in system["servers"])
        raise RuntimeError(f"there is no server {name} for {log} logs; there are {there}")
    names, logs = {each["name"] for each in servers}, {each["log"] for each in servers}

    def of_scope(metrics: "list[DescribedPulse]") -> "list[DescribedPulse]":
        return [each for each in metrics if each["log"] in logs and each.get("server", name) in (name, *names)]

    pulse = system["pulse"]
    system["servers"] = servers
    pulse["feeds"], pulse["hubs"] = of_scope(pulse["feeds"]), of_scope(pulse["hubs"])
    pulse["rejected"] = of_scope(pulse["rejected"])
    return {"System": json.dumps(system), "Narrowed": log != "all" or name != "all"}
