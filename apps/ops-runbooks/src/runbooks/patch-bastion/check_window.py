import datetime
import json


def check_window(events: "InputPayload", _context: object) -> "Payload":
    """Refuses to install outside the window; a scan changes nothing and may run at any time."""
    system: SystemDescription = json.loads(events["System"])
    begins, ends = (datetime.time.fromisoformat(each) for each in events["WindowUtc"].split("-"))
    now = datetime.datetime.now(datetime.timezone.utc)
    at = now.time()
    inside = begins <= at < ends if begins < ends else at >= begins or at < ends
    if events["Operation"] == "Install" and not inside:
        raise RuntimeError(
            f"it is {at:%H:%M} UTC and patches are installed from {events['WindowUtc']} UTC only: wait, "
            "or give another WindowUtc"
        )
    return {
        "InstanceId": system["bastion"]["instanceId"],
        "Name": system["bastion"]["name"],
        "Install": events["Operation"] == "Install",
        "Began": now.isoformat(),
    }
