"""Status checks: under way after a start, and failing where a test says so; moto's always pass."""

import re

from ..moto_bridge import Reply
from . import instance_states
from .registry import after

#: (account, region, instance) -> {"system": status, "instance": status, "disk": status of the volumes, or None}
_declared: dict = {}


def declare(item: dict) -> None:
    """What the checks of an instance say from now on."""
    _declared[item["account"], item["region"], item["instanceId"]] = {
        "system": item.get("system", "ok"),
        "instance": item.get("instance", "ok"),
        "disk": item.get("disk"),
    }


@after("DescribeInstanceStatus")
def answer_checks(request, reply):
    """Puts the declared status where moto wrote its own. For minutes after a start the first checks are under way; a
    machine that does not run is not checked. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_status.html"""
    text = reply.body.decode()
    for instance, state in re.findall(
        r"<instanceId>(i-\w+)</instanceId>(?:(?!<instanceId>).)*?<instanceState>.*?<name>([^<]*)", text, flags=re.DOTALL
    ):
        declared = _declared.get((request.account, request.region, instance), {})
        first = "initializing" if instance_states.is_being_checked(request.account, request.region, instance) else "ok"
        for kind in ("system", "instance"):
            status = declared.get(kind, "ok")
            status = "not-applicable" if state != "running" else first if status == "ok" else status
            pattern = (
                rf"(<instanceId>{instance}</instanceId>(?:(?!<instanceId>).)*?<{kind}Status>"
                r"(?:<details>.*?</details>)?\s*(?:<details>.*?</details>)?\s*<status>)[^<]*"
            )
            text = re.sub(pattern, rf"\g<1>{status}", text, flags=re.DOTALL)
        if declared.get("disk") and state == "running":
            # Of machines on Nitro: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceStatus.html
            text = re.sub(
                rf"(<instanceId>{instance}</instanceId>(?:(?!<instanceId>).)*?</instanceStatus>)",
                rf"\g<1><attachedEbsStatus><status>{declared['disk']}</status></attachedEbsStatus>",
                text,
                flags=re.DOTALL,
            )
    return Reply(reply.status, reply.headers, text.encode())
