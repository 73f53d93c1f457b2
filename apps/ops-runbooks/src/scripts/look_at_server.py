def look_at_server(
    system: "SystemDescription", server: "DescribedServer", before: list[str], since: datetime.datetime
) -> tuple[bool, str]:
    """
    Whether one server relays, judged by itself: its machine, and what it sends and gets since it began anew. What was
    ill before stays out of it: the record of before names the feeds that flowed, and those have to flow again. A SIEM
    that took nothing before, a path that is down and the other servers are no fault of it: then what it gets from
    Zscaler has to do. Gives whether it is proven, and why.
    """
    machine = machine_fault(server["instanceId"])
    if machine:
        return False, f"{server['name']}: {machine}"
    pulse = system["pulse"]
    own = [feed for feed in pulse["feeds"] if of_server(feed, server)]
    feeds = [feed["metric"] for feed in own if flows_since(pulse, feed, since)]
    labels = {feed["metric"]: feed["label"] for feed in own}
    missing = [labels[metric] for metric in before if metric in labels and metric not in feeds]
    if feeds and not missing:
        return True, f"{server['name']} sends {', '.join(labels[metric] for metric in feeds)}"
    hubs = [hub["label"] for hub in pulse["hubs"] if of_server(hub, server) and flows_since(pulse, hub, since)]
    side = side_of(system, server)
    if hubs and (side.name == "path" or (not missing and side.name in DELIVERABLE)):
        return True, f"{server['name']} gets logs from Zscaler, and cannot send them ({side.name}): {side.evidence}"
    if feeds:
        return False, f"{server['name']} does not send {', '.join(missing)}, which flowed before"
    return False, f"{server['name']} sends nothing to its SIEM" + ("" if hubs else " and gets nothing from Zscaler")


def machine_fault(instance: str) -> str:
    state = state_of(instance)
    if state != "running":
        return state
    found = boto3.client("ec2").describe_instance_status(InstanceIds=[instance], IncludeAllInstances=True)[
        "InstanceStatuses"
    ]
    checks = (
        {"system": found[0]["SystemStatus"]["Status"], "instance": found[0]["InstanceStatus"]["Status"]}
        if found
        else {"status": "not reported"}
    )
    return ", ".join(f"{name} check {status}" for name, status in checks.items() if status != "ok")
