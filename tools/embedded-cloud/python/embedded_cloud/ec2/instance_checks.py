"""Status checks that fail, where a test says so; moto's always pass."""
import re

from ..moto_bridge import Reply
from .registry import after

#: (account, region, instance) -> {"system": status, "instance": status}
_declared: dict = {}


def declare(item: dict) -> None:
    """What the checks of an instance say from now on."""
    _declared[item["account"], item["region"], item["instanceId"]] = {"system": item.get("system", "ok"), "instance": item.get("instance", "ok")}


@after("DescribeInstanceStatus")
def answer_checks(request, reply):
    """Puts the declared status where moto wrote its own."""
    text = reply.body.decode()
    for (account, region, instance), checks in _declared.items():
        if (account, region) != (request.account, request.region):
            continue
        for kind, status in checks.items():
            pattern = rf"(<instanceId>{instance}</instanceId>(?:(?!<instanceId>).)*?<{kind}Status><details>.*?</details>\s*<status>)[^<]*"
            text = re.sub(pattern, rf"\g<1>{status}", text, flags=re.DOTALL)
    return Reply(reply.status, reply.headers, text.encode())
