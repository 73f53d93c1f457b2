import json
import time

import boto3

UP = ("pending", "running")
TOGETHER_SECONDS = 120
EVERY_SECONDS = 5
# Until a server that is pending can be stopped, and until one that was told to stop is stopped.
PENDING_SECONDS = 180
STOPPING_SECONDS = 300


def guard(events: "InputPayload", _context: object) -> "Payload":
    """Where both servers of a pair are up, stops one."""
    system: SystemDescription = json.loads(events["System"])
    came_up = next((server for server in system["servers"] if server["instanceId"] == events["InstanceId"]), None)
    if came_up is None or system["availability"] != "active-standby":
        return {"Stopped": False, "Summary": f"{events['InstanceId']} is no server of an active-standby pair"}
    pair = {server["instanceId"]: server["name"] for server in system["servers"] if server["log"] == came_up["log"]}
    ec2 = boto3.client("ec2")
    stopped = stop_newcomer(ec2, pair, lambda: active_name(system, came_up["log"]))
    if stopped is None:
        return {"Stopped": False, "Summary": f"{came_up['name']} runs alone"}
    done = (
        "was stopped"
        if ends(ec2, stopped)
        else f"was told to stop and has not stopped within {STOPPING_SECONDS} seconds: see to it"
    )
    text = (
        f"{pair[stopped]} was up while the other server of its pair runs, and {done}: "
        "two servers with one certificate make each other's connections flap."
    )
    return {"Stopped": True, "Summary": text}


def stop_newcomer(ec2: "Any", pair: dict[str, str], active: "Callable[[], str]") -> str | None:
    """Stops one of two servers that are up, and says which; None where one runs alone.

    EC2 stops no instance that is pending.
    """
    for _attempt in range(PENDING_SECONDS // EVERY_SECONDS):
        reservations = ec2.describe_instances(InstanceIds=list(pair))["Reservations"]
        up = sorted(
            (each for reservation in reservations for each in reservation["Instances"] if each["State"]["Name"] in UP),
            key=lambda each: (each["LaunchTime"], each["InstanceId"]),
        )
        if len(up) < 2:
            return None
        chosen = choose(up, pair, active())
        try:
            ec2.stop_instances(InstanceIds=[chosen], Force=True)
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
