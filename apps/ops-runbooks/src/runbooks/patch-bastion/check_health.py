import json
import time

import boto3

ATTEMPTS = 27
EVERY_SECONDS = 20
REMEDIES = {
    "before": "nothing was changed; bring it back first, by a reboot or from its console output",
    "after": "restore the snapshots that were taken before, whose Name ends with before-patches",
}


def check_health(events: "InputPayload", _context: object) -> "Payload":
    """The bastion answers Systems Manager and passes its status checks."""
    system: SystemDescription = json.loads(events["System"])
    instance = system["bastion"]["instanceId"]
    ping, status = "unknown", "unknown"
    for _attempt in range(ATTEMPTS):
        found = boto3.client("ssm").describe_instance_information(
            Filters=[{"Key": "InstanceIds", "Values": [instance]}]
        )["InstanceInformationList"]
        ping = found[0]["PingStatus"] if found else "not registered"
        statuses = boto3.client("ec2").describe_instance_status(InstanceIds=[instance])["InstanceStatuses"]
        status = statuses[0]["InstanceStatus"]["Status"] if statuses else "not running"
        if ping == "Online" and status == "ok":
            return {"Summary": f"{instance} is online and passes its checks"}
        time.sleep(EVERY_SECONDS)
    raise RuntimeError(f"{instance} is {ping} with status checks {status}: {REMEDIES[events['When']]}")
