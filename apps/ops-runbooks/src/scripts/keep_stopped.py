import time

import boto3

# Longer than the 25 seconds that Automation gives a call:
# a start that was under way has arrived by then, or never will.
STEADY_SECONDS = 30
EVERY_SECONDS = 5


def keep_stopped(events: "InputPayload", _context: object) -> "Payload":
    """Stops a server, again if it comes up again,
    until it has been seen stopped for as long as a late start could take."""
    ec2, instance = boto3.client("ec2"), events["InstanceId"]
    stopped_since = None
    while stopped_since is None or time.time() - stopped_since < STEADY_SECONDS:
        state = ec2.describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0]["State"]["Name"]
        if state == "stopped":
            stopped_since = stopped_since or time.time()
        else:
            stopped_since = None
            if state == "running":
                ec2.stop_instances(InstanceIds=[instance])
        time.sleep(EVERY_SECONDS)
    return {}
