"""Instance profiles that instances name: those that EC2 sees by now, with a role in them.

A profile that was made a moment ago is not there yet: "Invalid IAM Instance Profile name",
https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (InvalidParameterValue),
https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot.html#troubleshoot_general_eventual-consistency
"""

from ministack.services import iam

from .. import iam_consistency
from ..moto_bridge import Reply
from ..partitions import partition_of
from .registry import after, before
from .request import Refusal


def _show_moto(request, profile: dict) -> None:
    """moto looks profiles up in an IAM of its own."""
    from moto.iam.models import iam_backends

    backend = iam_backends[request.account][partition_of(request.region)]
    name, path = profile["InstanceProfileName"], profile.get("Path") or "/"
    shown = next((each for each in backend.get_instance_profiles() if each.name == name), None)
    shown = shown or backend.create_instance_profile(name=name, path=path, role_names=[], tags=[])
    # A profile that was made anew under its name has another id, and may have another path.
    shown.id, shown.path = profile["InstanceProfileId"], path


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


@after("RunInstances", "AssociateIamInstanceProfile", "ReplaceIamInstanceProfileAssociation")
def own_identity(request, reply):
    """An instance shows the id of its profile, where moto shows that of the association.
    https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IamInstanceProfile.html"""
    from moto.ec2.models import ec2_backends

    text = reply.body.decode()
    for association in ec2_backends[request.account][request.region].iam_instance_profile_associations.values():
        profile = association.iam_instance_profile
        association.instance.iam_instance_profile = {"Arn": profile.arn, "Id": profile.id}
        text = text.replace(f"<id>{association.association_id}</id>", f"<id>{profile.id}</id>")
    return Reply(reply.status, reply.headers, text.encode())
