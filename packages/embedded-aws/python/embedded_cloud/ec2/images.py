"""Images: only those that were put there can be launched, and AWS's public Windows parameter names one of them."""

import re

from ..public_parameters import WINDOWS_PARAMETER, windows_image
from .registry import before
from .request import Refusal

_RESOLVED = re.compile(r"^resolve:ssm:(?P<name>.+?)(?::\d+)?$")


def register(backend, image_id: str, name: str = "", platform: str = "", root_device: str = "/dev/sda1") -> None:
    """Makes an image known to one account and region."""
    from moto.ec2.models.amis import Ami

    if image_id not in backend.amis:
        backend.amis[image_id] = Ami(
            backend,
            image_id,
            name=name or image_id,
            platform=platform,
            owner_id=backend.account_id,
            root_device_name=root_device,
            virtualization_type="hvm",
            architecture="x86_64",
            state="available",
        )


def resolve(request, image_id: str) -> str:
    """The image behind `resolve:ssm:PARAMETER`, or the id itself."""
    match = _RESOLVED.match(image_id)
    if not match:
        return image_id
    if match["name"] == WINDOWS_PARAMETER:
        return windows_image(request.account, request.region)
    from ministack.services import ssm

    record = ssm._parameters.get(match["name"])
    if record is None:
        raise Refusal("InvalidParameterValue", f"The parameter {match['name']} used for ImageId does not exist")
    return record["Value"]


@before("RunInstances")
def known_image(request) -> None:
    image_id = request.get("ImageId")
    template = {
        name.partition(".")[2]: value
        for name, value in request.parameters.items()
        if name.startswith("LaunchTemplate.")
    }
    if template and not image_id:
        version = request.backend._get_template_from_args(template)
        image_id = version.data.get("ImageId", "")
    if not image_id:
        raise Refusal("MissingParameter", "The request must contain the parameter ImageId")
    image_id = resolve(request, image_id)
    if image_id not in request.backend.amis:
        raise Refusal("InvalidAMIID.NotFound", f"The image id '[{image_id}]' does not exist")
    request.parameters["ImageId"] = image_id
