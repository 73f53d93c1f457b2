import re
import time
from functools import partial

# The script may run for 600 seconds: what has not been asked some time before stays unknown, and the table is there.
BEGAN = time.time()
DEADLINE_SECONDS = 360
# Until a command reaches the bastion, and until it has run.
DELIVERY_SECONDS = 60
ANSWER_SECONDS = 120
UNDER_WAY = ("Pending", "InProgress", "Delayed")
# Why the bastion is not asked any more: every further command would be waited for as long as the first.
GIVEN_UP: list[str] = []


def check_appliances(events: "InputPayload", _context: object) -> "Payload":
    """TCP 22 of every running server from the bastion, and its own status over SSH where a key is configured."""
    system = system_of(events)
    lines = []
    try:
        active = active_servers(system)
    except Exception as error:
        failed = line(
            "SSH port",
            system["purpose"],
            "unknown",
            f"{type(error).__name__}: {error}",
            "open",
            "See the active server lines.",
        )
        return {"Lines": json.dumps([failed])}
    give_up_unless_online(system["bastion"])
    for server in system["servers"]:
        if not should_run(system, server, active):
            continue
        lines += examine("SSH port", server["name"], partial(port_line, system, server))
        lines += examine("nss status", server["name"], partial(appliance_lines, system, server))
    return {"Lines": json.dumps(lines)}


def give_up_unless_online(bastion: "DescribedBastion") -> None:
    """Systems Manager keeps a command for a machine that lost its connection Pending until its delivery times out: none
    is sent."""
    try:
        found = boto3.client("ssm").describe_instance_information(
            Filters=[{"Key": "InstanceIds", "Values": [bastion["instanceId"]]}]
        )["InstanceInformationList"]
    except Exception:
        return  # The lines of the bastion say that nobody knows; a command tells as well.
    ping = found[0]["PingStatus"] if found else "not registered"
    if ping != "Online":
        GIVEN_UP.append(f"the bastion is {ping}")


def on_bastion(system: "SystemDescription", block: Block) -> tuple[str, str, str]:
    """Runs PowerShell on the bastion and gives its status and text."""
    if time.time() - BEGAN > DEADLINE_SECONDS:
        GIVEN_UP.append(f"not asked: what was asked before took {DEADLINE_SECONDS} seconds")
    if GIVEN_UP:
        raise TimeoutError(GIVEN_UP[0])
    ssm, bastion = boto3.client("ssm"), system["bastion"]["instanceId"]
    sent = ssm.send_command(
        InstanceIds=[bastion],
        DocumentName="AWS-RunPowerShellScript",
        TimeoutSeconds=DELIVERY_SECONDS,
        Parameters={"commands": commands(block), "executionTimeout": [str(ANSWER_SECONDS)]},
    )
    for _attempt in range((DELIVERY_SECONDS + ANSWER_SECONDS) // 2):
        time.sleep(2)
        try:
            got = ssm.get_command_invocation(CommandId=sent["Command"]["CommandId"], InstanceId=bastion)
        except ssm.exceptions.InvocationDoesNotExist:
            continue
        # What was not delivered ends as TimedOut or Failed, and only its details tell.
        if got.get("StatusDetails", "").replace(" ", "") in ("DeliveryTimedOut", "Undeliverable"):
            break
        if got["Status"] not in UNDER_WAY:
            return got["Status"], got.get("StandardOutputContent", ""), got.get("StandardErrorContent", "")
    GIVEN_UP.append("the bastion did not take a command")
    raise TimeoutError(GIVEN_UP[0])


def port_line(system: "SystemDescription", server: "DescribedServer") -> dict[str, str]:
    address = server["management"]["address"]
    status, output, errors = on_bastion(
        system,
        [
            PowerShell(
                (
                    "(Test-NetConnection -ComputerName <address> -Port 22 -WarningAction "
                    "SilentlyContinue).TcpTestSucceeded"
                ),
                address=address,
            )
        ],
    )
    if status != "Success":
        return line(
            "SSH port",
            server["name"],
            "unknown",
            (errors or status).strip()[:120],
            "open",
            "See the Systems Manager line of the bastion.",
        )
    is_open = output.strip().lower() == "true"
    return line(
        "SSH port",
        server["name"],
        "pass" if is_open else "fail",
        f"{address}:22 {'open' if is_open else 'does not answer'}",
        "open",
        "If the server runs, see the security groups of its management interface; else read its console output.",
    )


def is_said(word: str, words: list[str]) -> bool:
    """Whether a word stands there, and not denied: `is not running` is no `running`."""
    return any(
        each == word and not {"not", "no", "never"} & set(words[max(0, index - 2) : index])
        for index, each in enumerate(words)
    )


def appliance_lines(system: "SystemDescription", server: "DescribedServer") -> dict[str, str] | list[dict[str, str]]:
    if not system.get("applianceKeySecret"):
        return line(
            "nss status",
            server["name"],
            "unknown",
            "no key is configured",
            "an answer",
            "Store the SSH key in Secrets Manager and name it as relay.sshKeySecret in the environment file.",
        )
    healthy = system["healthyStatus"]
    status, output, errors = on_bastion(system, ssh_commands(system, server, Shell("sudo nss status")))
    text = (output or errors).strip()
    words = re.findall(r"[a-z0-9_-]+", text.lower())
    good = status == "Success" and any(is_said(word.lower(), words) for word in healthy)
    lines = [
        line(
            "nss status",
            server["name"],
            "pass" if good else "fail",
            " ".join(text.split())[:120] or status,
            " or ".join(healthy),
            (
                "Which side is silent? `nss troubleshoot feeds` and `nss troubleshoot connection` with the nss-command "
                "runbook. The memory of the server holds what the SIEM has not taken."
            ),
        )
    ]
    status, output, errors = on_bastion(system, ssh_commands(system, server, Shell("sudo nss troubleshoot netstat")))
    established = sum(1 for each in output.splitlines() if "tcp" in each.lower() and "ESTABLISHED" in each.upper())
    lines.append(
        line(
            "nss connections",
            server["name"],
            "pass" if established else "fail",
            f"{established} established",
            "1",
            "The server talks to nobody: see the pulse and path lines.",
        )
    )
    return lines
