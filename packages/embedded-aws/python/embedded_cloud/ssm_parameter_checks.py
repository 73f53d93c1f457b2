"""What PutParameter refuses of a name and a value.

https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html (fifteen levels, 4 KB,
AllowedPattern) and https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html
(names, 1,011 characters with the ARN)
"""

import re

from ministack.services import ssm

from . import partitions
from .json_protocol import Refusal

#: what is said of a name that no parameter can have
MALFORMED = (
    "Parameter name must be a fully qualified name. If formed as a path, "
    "it can consist of sub-paths divided by slash symbol; "
    "each sub-path can be formed as a mix of letters, numbers and the following 3 symbols .-_"
)
_NAME = re.compile(r"[a-zA-Z0-9_.\-/]+", re.ASCII)
_ARN_CHARACTERS, _LEVELS = 1011, 15
#: tier -> bytes of a value
_BYTES = {"Standard": 4096, "Advanced": 8192, "Intelligent-Tiering": 8192}


def check(request: dict, account: str, region: str) -> None:
    """Raises Refusal for what Parameter Store does not take."""
    name, value = str(request.get("Name", "")), str(request.get("Value", ""))
    if name and not name.startswith("arn:"):
        if (
            not _NAME.fullmatch(name)
            or "//" in name
            or name.endswith("/")
            or ("/" in name and not name.startswith("/"))
        ):
            raise Refusal("ValidationException", MALFORMED)
        if (
            len(f"arn:{partitions.partition_of(region)}:ssm:{region}:{account}:parameter/{name.lstrip('/')}")
            > _ARN_CHARACTERS
        ):
            raise Refusal(
                "ValidationException",
                f"The name of a parameter, with the rest of its ARN, has at most {_ARN_CHARACTERS} characters.",
            )
        if name.strip("/").count("/") >= _LEVELS:
            raise Refusal(
                "HierarchyLevelLimitExceededException", f"A hierarchy can have a maximum of {_LEVELS} levels."
            )
    tier = request.get("Tier", "Standard")
    limit = _BYTES.get(tier, _BYTES["Standard"])
    if len(value.encode()) > limit:
        raise Refusal(
            "ValidationException", f"{tier} tier parameters support a maximum parameter value of {limit} characters."
        )
    if not value:
        raise Refusal(
            "ValidationException",
            (
                "1 validation error detected: Value '' at 'value' failed to satisfy constraint: "
                "Member must have length greater than or equal to 1."
            ),
        )
    known = ssm._parameters.get(name) or {}
    pattern = request.get("AllowedPattern") or known.get("AllowedPattern", "")
    if pattern and not re.search(pattern, value):
        raise Refusal(
            "ParameterPatternMismatchException",
            f"Parameter value, cannot be validated against allowedPattern: {pattern}",
        )
