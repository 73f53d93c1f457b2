"""Instance profiles that instances name: those that EC2 sees by now, with a role in them.

A profile that was made a moment ago is not there yet: "Invalid IAM Instance Profile name",
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (InvalidParameterValue),
https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
"""

from ministack.services import iam

from .. import iam_consistency
from ..partitions import partition_of
from .registry import before
from .request import Refusal


def _show_moto(request, profile: dict) -> None:
    """moto looks profiles up in an IAM of its own."""
    from moto.iam.models import iam_backends

    backend = iam_backends[request.account][partition_of(request.region)]
    if profile["InstanceProfileName"] not in {each.name for each in backend.get_instance_profiles()}:
        backend.create_instance_profile(
            name=profile["InstanceProfileName"], path=profile.get("Path") or "/", role_names=[], tags=[]
        )


@before("RunInstances", "AssociateIamInstanceProfile", "ReplaceIamInstanceProfileAssociation")
def known_profile(request) -> None:
    for member in ("Name", "Arn"):
        asked = request.get(f"IamInstanceProfile.{member}")
        if not asked:
            continue
        with iam_consistency.from_elsewhere():
            profile = iam._instance_profiles.get_scoped(request.account, None, asked.rsplit("/", 1)[-1])
        if profile is None or (member == "Arn" and profile["Arn"] != asked):
            said = "name" if member == "Name" else "ARN"
            raise Refusal(
                "InvalidParameterValue",
                (
                    f"Value ({asked}) for parameter iamInstanceProfile.{member.lower()} is invalid. "
                    f"Invalid IAM Instance Profile {said}"
                ),
            )
        if not profile.get("Roles"):
            raise Refusal(
                "InvalidParameterValue", f'IAM Instance Profile "{profile["Arn"]}" has no associated IAM Roles'
            )
        _show_moto(request, profile)
