"""What a machine wrote to its console; the latest of it only Nitro gives."""

from .registry import before
from .request import Refusal


@before("GetConsoleOutput")
def check_latest(request) -> None:
    """ "This option is supported on instance types that use the Nitro hypervisor":
    https://docs.aws.amazon.com/cli/latest/reference/ec2/get-console-output.html"""
    from moto.ec2.models.instance_types import INSTANCE_TYPES

    instance = request.backend.get_instance(request.get("InstanceId"))
    if request.flag("Latest") and INSTANCE_TYPES[instance.instance_type].get("Hypervisor") != "nitro":
        raise Refusal("UnsupportedOperation", "This instance type does not support retrieving the latest console logs.")
