"""What EC2 refuses of a launch template: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateLaunchTemplate.html"""

import re

from .registry import before
from .request import Refusal

#: "Pattern: [a-zA-Z0-9\(\)\.\-/_]+", 3 to 128 characters
_NAME = re.compile(r"[a-zA-Z0-9().\-/_]{3,128}", re.ASCII)


@before("CreateLaunchTemplate")
def check(request) -> None:
    """Raises Refusal for a name or data that make no template."""
    name = request.get("LaunchTemplateName")
    if not _NAME.fullmatch(name):
        raise Refusal(
            "InvalidLaunchTemplateName.MalformedException",
            "A launch template name must be between 3 and 128 characters, and may contain letters, numbers, "
            "and the following characters: - ( ) . / _.",
        )
    with_data(request)


@before("CreateLaunchTemplateVersion")
def with_data(request) -> None:
    if not any(name.startswith("LaunchTemplateData.") for name in request.parameters) and not request.get(
        "SourceVersion"
    ):
        raise Refusal("MissingParameter", "The request must contain the parameter LaunchTemplateData")
