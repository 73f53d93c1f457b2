"""SSM beside MiniStack's parameters: documents (moto), associations, maintenance windows, and which instances are managed."""
import json

from . import moto_bridge, ssm_associations, ssm_maintenance, ssm_tags
from .json_protocol import Refusal, failure, operation_of, success
from .moto_bridge import Reply


def managed_instances(scope, _request):
    """An agent reports as soon as its instance runs with a profile to report with."""
    from moto.ec2.models import ec2_backends

    account, region = scope
    with moto_bridge.exclusive():
        running = [instance for instance in ec2_backends[account][region].all_instances()
                   if instance.state == "running" and instance.iam_instance_profile]
    return {"InstanceInformationList": [
        {"InstanceId": instance.id, "PingStatus": "Online", "PlatformType": "Windows" if instance.platform == "windows" else "Linux",
         "IPAddress": instance.private_ip_address, "ResourceType": "EC2Instance", "AgentVersion": "3.3.2299.0"}
        for instance in running
    ]}


_OPERATIONS = {**ssm_associations.OPERATIONS, **ssm_maintenance.OPERATIONS, "DescribeInstanceInformation": managed_instances}


def is_ours(operation: str, body: str) -> bool:
    """Whether this package answers the operation, not MiniStack."""
    if operation in ssm_tags.OPERATIONS:
        return json.loads(body or "{}").get("ResourceType") in ssm_tags.KINDS
    return operation in _OPERATIONS or "Document" in operation


def answer(account: str, region: str, headers: dict, body: str) -> Reply:
    """What MiniStack's SSM lacks, in one account and region."""
    operation, scope = operation_of(headers), (account, region)
    handler = {**_OPERATIONS, **ssm_tags.OPERATIONS}.get(operation)
    request = json.loads(body or "{}")
    if handler is None:
        reply = moto_bridge.ask("ssm", account, region, headers, body)
        if operation == "CreateDocument" and reply.status == 200 and request.get("Tags"):
            ssm_tags.add(scope, {"ResourceType": "Document", "ResourceId": request["Name"], "Tags": request["Tags"]})
        return reply
    try:
        content = handler(scope, request)
    except Refusal as refusal:
        return failure(refusal)
    if operation == "CreateMaintenanceWindow" and request.get("Tags"):
        ssm_tags.add(scope, {"ResourceType": "MaintenanceWindow", "ResourceId": content["WindowId"], "Tags": request["Tags"]})
    return success(content)
