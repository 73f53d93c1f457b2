"""Instances: termination protection from the first moment on,
and interfaces that outlive or share their instance's end."""

from . import instance_states
from .registry import after, before, operation
from .request import Refusal, success
from .rewriting import reply_ids


@after("RunInstances")
def protect(request, reply) -> None:
    """moto reads DisableApiTermination only when it is modified later."""
    named = {
        item["NetworkInterfaceId"] for item in request.structures("NetworkInterface") if "NetworkInterfaceId" in item
    }
    for identifier in reply_ids(reply, "instanceId"):
        instance = request.backend.get_instance(identifier)
        instance.disable_api_termination = request.flag("DisableApiTermination")
        if str(instance.user_data) == "None":
            # moto writes the word where a launch template has none.
            instance.user_data = None
        for interface in instance.nics.values():
            # An interface that was made for the instance goes with it; one that was there before stays.
            interface.delete_on_termination = interface.id not in named


@before("TerminateInstances")
def check_protection(request) -> None:
    for identifier in request.members("InstanceId"):
        if request.backend.get_instance(identifier).disable_api_termination in (True, "true"):
            raise Refusal(
                "OperationNotPermitted",
                (
                    f"The instance '{identifier}' may not be terminated. Modify its 'disableApiTermination' instance "
                    "attribute and try again."
                ),
            )


def _let_go(account: str, region: str, identifier: str, state: str) -> None:
    """moto leaves interfaces attached to what no longer exists."""
    from moto.ec2.models import ec2_backends

    if state != "terminated":
        return
    for interface in ec2_backends[account][region].get_instance(identifier).nics.values():
        interface.instance, interface.attachment_id, interface.device_index = None, None, None
        interface.attach_time, interface.status = None, "available"


instance_states.on_change(_let_go)


@after("TerminateInstances")
def go_once(request, _reply) -> None:
    """What moto has deleted with an instance cannot go again when the instance is terminated once more."""
    for identifier in request.members("InstanceId"):
        for interface in request.backend.get_instance(identifier).nics.values():
            interface.delete_on_termination = False


@before("DescribeInstances")
def find_by_volume(_request) -> None:
    """moto has no filter for it."""
    from moto.ec2.models.instances import Instance
    from moto.ec2.utils import filter_dict_attribute_mapping

    if "block-device-mapping.volume-id" not in filter_dict_attribute_mapping:
        Instance.attached_volume_ids = property(
            lambda instance: [each.volume_id for each in instance.block_device_mapping.values()]
        )
        filter_dict_attribute_mapping["block-device-mapping.volume-id"] = "attached_volume_ids"


@before("RunInstances", "AttachNetworkInterface")
def free_interface(request) -> None:
    """An interface serves one instance at a time."""
    asked = [item.get("NetworkInterfaceId", "") for item in request.structures("NetworkInterface")]
    for identifier in filter(None, [*asked, request.get("NetworkInterfaceId")]):
        interface = request.backend.enis.get(identifier)
        if interface is None:
            raise Refusal(
                "InvalidNetworkInterfaceID.NotFound", f"The networkInterface ID '{identifier}' does not exist"
            )
        if interface.instance is not None:
            raise Refusal("InvalidNetworkInterface.InUse", f"Interface {identifier} in use.")


@operation("MonitorInstances", "UnmonitorInstances")
def monitor(request):
    """moto knows the state and no way to change it."""
    state = "enabled" if request.action == "MonitorInstances" else "disabled"
    for identifier in request.members("InstanceId"):
        request.backend.get_instance(identifier).monitoring_state = state
    return success(
        request.action,
        {
            "instancesSet": [
                {"instanceId": identifier, "monitoring": {"state": state}}
                for identifier in request.members("InstanceId")
            ]
        },
    )
