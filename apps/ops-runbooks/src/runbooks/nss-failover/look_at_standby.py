def look_at_standby(events: "InputPayload", _context: object) -> "Payload":
    """Whether the standby that was started relays, or whether to look again."""
    system = system_of(events)
    server = next(each for each in system["servers"] if each["instanceId"] == events["InstanceId"])
    proven, why = look_at_server(system, server, json.loads(events["Flowing"]), launched(server["instanceId"]))
    is_last = int(events["Look"]) * int(events["EverySeconds"]) >= 60 * int(events["WithinMinutes"])
    return {"Proven": proven, "LookAgain": not proven and not is_last, "Summary": why}


def launched(instance: str) -> datetime.datetime:
    """A start renews it."""
    return boto3.client("ec2").describe_instances(InstanceIds=[instance])["Reservations"][0]["Instances"][0][
        "LaunchTime"
    ]
