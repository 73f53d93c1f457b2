from functools import partial


def check_servers(events: "InputPayload", _context: object) -> "Payload":
    """EC2 state, status checks, interfaces and security groups of every server, against what was deployed."""
    system = system_of(events)
    lines = []
    try:
        active = active_servers(system)
    except Exception as error:
        failed = line(
            "active server",
            system["purpose"],
            "unknown",
            f"{type(error).__name__}: {error}",
            "a parameter",
            "Deploy the environment again: it writes the parameters that name the active servers.",
        )
        return {"Lines": json.dumps([failed])}
    ec2 = boto3.client("ec2")
    for server in system["servers"]:
        wanted = "running" if should_run(system, server, active) else "stopped"
        lines += examine("EC2 state", server["name"], partial(state_line, ec2, server, wanted))
        if wanted == "running":
            lines += examine("status checks", server["name"], partial(status_line, ec2, server))
        lines += examine("interfaces", server["name"], partial(interface_lines, ec2, system, server))
    return {"Lines": json.dumps(lines)}


def state_line(ec2: "Any", server: "DescribedServer", wanted: str) -> dict[str, str]:
    found = ec2.describe_instances(InstanceIds=[server["instanceId"]])["Reservations"][0]["Instances"][0]["State"][
        "Name"
    ]
    action = (
        "Start the instance; if it stops again, read its console output."
        if wanted == "running"
        else "Unless nss-set-up or nss-update of it is under way: stop it, the active server has the same certificate."
    )
    return line("EC2 state", server["name"], "pass" if found == wanted else "fail", found, wanted, action)


def status_line(ec2: "Any", server: "DescribedServer") -> dict[str, str]:
    answered = ec2.describe_instance_status(InstanceIds=[server["instanceId"]], IncludeAllInstances=True)[
        "InstanceStatuses"
    ]
    if not answered:
        return line(
            "status checks",
            server["name"],
            "unknown",
            "none reported",
            "ok",
            "Wait five minutes after a start, then look again.",
        )
    both = {"system": answered[0]["SystemStatus"]["Status"], "instance": answered[0]["InstanceStatus"]["Status"]}
    bad = [name for name, status in both.items() if status not in ("ok", "initializing")]
    verdict = "fail" if bad else "warn" if "initializing" in both.values() else "pass"
    action = (
        (
            "While its feeds send, leave it running. Once its feeds are silent: "
            "with a standby the nss-failover runbook, "
            "else stop and start it, which moves it to another host."
        )
        if "system" in bad
        else (
            "Read the console output. Its feeds are silent, and path and SIEM are well? With a standby: "
            "the nss-failover runbook; without: nss-restart."
        )
    )
    return line(
        "status checks",
        server["name"],
        verdict,
        ", ".join(f"{name} {status}" for name, status in both.items()),
        "ok",
        action,
    )


def interface_lines(
    ec2: "Any", system: "SystemDescription", server: "DescribedServer"
) -> dict[str, str] | list[dict[str, str]]:
    lines = []
    for label, deployed in (("management", server["management"]), ("service", server["service"])):
        found = ec2.describe_network_interfaces(NetworkInterfaceIds=[deployed["interfaceId"]])["NetworkInterfaces"][0]
        differences = []
        attached_to = found.get("Attachment", {}).get("InstanceId")
        if attached_to != server["instanceId"]:
            differences.append(f"attached to {attached_to or 'nothing'}")
        if found["PrivateIpAddress"] != deployed["address"]:
            differences.append(f"address {found['PrivateIpAddress']}")
        groups = {group["GroupId"] for group in found["Groups"]}
        extra, missing = groups - set(deployed["securityGroupIds"]), set(deployed["securityGroupIds"]) - groups
        differences += [f"group {group} is not deployed" for group in sorted(extra)] + [
            f"group {group} is missing" for group in sorted(missing)
        ]
        action = (
            "Unless nss-update of it is under way: run nss-standby-guard with InstanceId=all, which gives them back."
            if extra & set(system["isolatedGroupIds"])
            else "Somebody changed it by hand: deploy the environment again, and see the audit trail for who and why."
        )
        lines.append(
            line(
                "interfaces",
                f"{server['name']} {label}",
                "fail" if differences else "pass",
                "; ".join(differences) or f"{deployed['address']}, {len(groups)} security groups",
                "as deployed",
                action,
            )
        )
    return lines
