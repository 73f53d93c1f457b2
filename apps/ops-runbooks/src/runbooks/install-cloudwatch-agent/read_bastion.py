import json
import re
import time

import boto3

EVERY_SECONDS = 15
# A machine that was started just now registers with Systems Manager minutes later.
BOOT_SECONDS = 480


def read_bastion(events: "InputPayload", _context: object) -> "Payload":
    """What the following steps need of the description, once the bastion's agent is heard.

    Where it stays silent, the next step says so.
    """
    system: SystemDescription = json.loads(events["System"])
    instance, configuration = system["bastion"]["instanceId"], system["agent"]["configurationParameter"]
    # It goes into AmazonCloudWatch-ManageAgent, which puts it into a script of its own.
    if not re.fullmatch("[A-Za-z0-9_./-]+", configuration):
        raise RuntimeError(
            f"{configuration!r} is no name of a parameter: deploy the environment again, which writes it"
        )
    for _attempt in range(BOOT_SECONDS // EVERY_SECONDS):
        found = boto3.client("ssm").describe_instance_information(
            Filters=[{"Key": "InstanceIds", "Values": [instance]}]
        )["InstanceInformationList"]
        if found and found[0]["PingStatus"] == "Online":
            break
        time.sleep(EVERY_SECONDS)
    return {"InstanceId": instance, "Configuration": configuration}
