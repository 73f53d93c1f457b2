import time

UP = ("pending", "running")
TOGETHER_SECONDS = 120
EVERY_SECONDS = 5
# Until a server that is pending can be stopped, and until one that was told to stop is stopped.
PENDING_SECONDS = 180
STOPPING_SECONDS = 300
# A server that is stopped to be started again, as by a deployment, is back by then.
ALONE_SECONDS = 40
# What was started since then holds no logs that it took before.
YOUNG_SECONDS = 600


def guard(events: "InputPayload", _context: object) -> "Payload":
    """Where both servers of a pair are up, stops one; where none is, says so."""
    system = system_of(events)
    changed = [each for each in system["servers"] if events["InstanceId"] in ("all", each["instanceId"])]
    if not changed or system["availability"] != "active-standby":
        return {"Tell": False, "Summary": f"{events['InstanceId']} is no server of an active-standby pair"}
    ec2 = boto3.client("ec2")
    told = [
        text
        for log in dict.fromkeys(each["log"] for each in changed)
        for text in [guard_pair(ec2, system, log, events)]
        if text
    ]
    told += [text for each in changed for text in [release(system, each, events["Maintenance"])] if text]
    if told:
        return {"Tell": True, "Summary": " ".join(told)}
    names = ", ".join(each["name"] for each in changed)
    return {"Tell": False, "Summary": f"{names}: of each pair one server runs, or a fail-over is under way"}


def guard_pair(ec2: "Any", system: "SystemDescription", log: str, events: "InputPayload") -> str:
    """What people have to know of a pair; nothing where one server of it runs."""
    servers = {each["instanceId"]: each for each in system["servers"] if each["log"] == log}
    pair = {instance: each["name"] for instance, each in servers.items()}
    up = servers_up(ec2, pair)
    if not up:
        return none_runs(ec2, system, log, pair, events["FailoverDocument"])
    chosen = choose(up, pair, active_name(system, log)) if len(up) > 1 else ""
    if chosen and is_maintained(events["Maintenance"], pair[chosen], unread=False):
        # Its NSS is not started, or reaches nothing, and its machine is stopped in the end; then this looks again.
        return ""
    if chosen and events["Override"] != "buffer-will-be-lost":
        kept = "" if is_young(up, chosen) else keeps_buffer(servers[chosen], side_of(system, servers[chosen]))
        if kept:
            return (
                f"{' and '.join(pair.values())} run with one certificate, and none was stopped: {kept}. "
                "Once that side is fixed, or with Override=buffer-will-be-lost, run the standby guard again."
            )
    stopped = stop_newcomer(ec2, pair, lambda: active_name(system, log))
    if stopped is None:
        return ""
    done = (
        "was stopped"
        if ends(ec2, stopped)
        else f"was told to stop and has not stopped within {STOPPING_SECONDS} seconds: see to it"
    )
    return (
        f"{pair[stopped]} was up while the other server of its pair runs, and {done}: "
        "two servers with one certificate make each other's connections flap."
    )


def is_maintained(documents: list[str], name: str, unread: bool) -> bool:
    """Whether a server is set up or updated, or, where it is told so, may be: by what cannot be read."""
    return any(executions_under_way(each, "Server", [name], unread) for each in documents)


def release(system: "SystemDescription", server: "DescribedServer", documents: list[str]) -> str:
    """Gives a server its groups back that an update isolated and whose way back was ended; what people are told."""
    if state_of(server["instanceId"]) != "stopped" or not is_isolated(system, server):
        return ""
    if is_maintained(documents, server["name"], unread=True):
        # It is about to start.
        return ""
    give_groups_back(server)
    return f"{server['name']} was left isolated by an update that has ended: its security groups were given back."


def none_runs(ec2: "Any", system: "SystemDescription", log: str, pair: dict[str, str], failover: str) -> str:
    """A fail-over stops one server before it starts the other: while one is under way its end is looked at, again."""
    for _attempt in range(ALONE_SECONDS // EVERY_SECONDS):
        if failovers_under_way(failover, log) or servers_up(ec2, pair):
            return ""
        time.sleep(EVERY_SECONDS)
    active = active_name(system, log)
    instance = next((each for each, name in pair.items() if name == active), "")
    return (
        f"No server of the {log} pair runs, and no fail-over is under way: {log} logs are not relayed. "
        f"Start {active}, which the parameter names, and no other: "
        f"aws ec2 start-instances --instance-ids {instance}"
    )


def servers_up(ec2: "Any", pair: dict[str, str]) -> "list[Any]":
    """Those that are up, the one that came up last at the end."""
    reservations = ec2.describe_instances(InstanceIds=list(pair))["Reservations"]
    return sorted(
        (each for reservation in reservations for each in reservation["Instances"] if each["State"]["Name"] in UP),
        key=lambda each: (each["LaunchTime"], each["InstanceId"]),
    )


def is_young(up: "list[Any]", instance: str) -> bool:
    return any(
        each["InstanceId"] == instance and (now() - each["LaunchTime"]).total_seconds() < YOUNG_SECONDS for each in up
    )


def stop_newcomer(ec2: "Any", pair: dict[str, str], active: "Callable[[], str]") -> str | None:
    """Stops one of two servers that are up, and says which; None where one runs alone.

    EC2 stops no instance that is pending.
    """
    for _attempt in range(PENDING_SECONDS // EVERY_SECONDS):
        up = servers_up(ec2, pair)
        if len(up) < 2:
            return None
        chosen = choose(up, pair, active())
        try:
            ec2.stop_instances(InstanceIds=[chosen])
            return chosen
        except ec2.exceptions.ClientError as error:
            if error.response["Error"]["Code"] != "IncorrectInstanceState":
                raise
        time.sleep(EVERY_SECONDS)
    raise RuntimeError(
        f"{pair[chosen]} is up while the other server of its pair runs, and cannot be stopped: stop it by hand"
    )


def ends(ec2: "Any", instance: str) -> bool:
    """Whether an instance that was told to stop is stopped in time.

    Nothing fails here: what was done has to be told.
    """
    for _attempt in range(STOPPING_SECONDS // EVERY_SECONDS):
        try:
            if (
                ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]["State"]["Name"]
                == "stopped"
            ):
                return True
        except ec2.exceptions.ClientError:
            pass
        time.sleep(EVERY_SECONDS)
    return False


def active_name(system: "SystemDescription", log: str) -> str:
    return boto3.client("ssm").get_parameter(Name=system["activeParameters"][log])["Parameter"]["Value"]


def choose(up: "list[Any]", pair: dict[str, str], active: str) -> str:
    """The newcomer; of two that came up together, as in a first deployment, the one that is not the active server.

    Several guards may look at the same pair: all of them choose the same server, so that one stays."""
    apart = (up[-1]["LaunchTime"] - up[0]["LaunchTime"]).total_seconds()
    standby = [each["InstanceId"] for each in up if pair[each["InstanceId"]] != active]
    return standby[0] if apart < TOGETHER_SECONDS and len(standby) == 1 else up[-1]["InstanceId"]
