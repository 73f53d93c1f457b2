"""Systems Manager and EventBridge. https://docs.aws.amazon.com/systems-manager/latest/APIReference/"""

from .occasion import changed, given, never, taken_away


def _own_role_left_out(work) -> bool:
    return not work.properties.get("ServiceRoleArn")


def _assumes_a_fixed_role(work) -> bool:
    """A document that names its role outright hands that role to Systems Manager."""
    content = work.properties.get("Content")
    return isinstance(content, dict) and str(content.get("assumeRole", "")).startswith("arn:")


def _has_role(work) -> bool:
    return any(
        isinstance(target, dict) and target.get("RoleArn")
        for side in (work.properties, work.old)
        for target in side.get("Targets") or []
    )


#: type -> action -> occasion
OCCASIONS = {
    "AWS::SSM::Association": {
        "iam:PassRole": given("AutomationTargetParameterName", "Parameters.AutomationAssumeRole"),
        "iam:CreateServiceLinkedRole": given("AutomationTargetParameterName"),
        "ssm:GetCalendarState": given("CalendarNames"),
        "ec2:DescribeInstanceStatus": given("InstanceId", "Targets"),
        "resource-groups:GetGroupQuery": never,
        "resource-groups:ListGroups": never,
        "resource-groups:ListGroupResources": never,
    },
    "AWS::SSM::Document": {
        "s3:GetObject": given("Attachments"),
        "iam:PassRole": _assumes_a_fixed_role,
        "ssm:UpdateDocument": changed("Content", "Attachments", "VersionName", "TargetType"),
        "ssm:UpdateDocumentDefaultVersion": changed("Content", "Attachments", "VersionName", "TargetType"),
    },
    "AWS::SSM::MaintenanceWindowTask": {
        "iam:PassRole": given("ServiceRoleArn"),
        "iam:CreateServiceLinkedRole": _own_role_left_out,
    },
    "AWS::Events::Rule": {
        "iam:PassRole": lambda work: work.handler in ("create", "update") and _has_role(work),
        "events:PutTargets": changed("Targets"),
        "events:RemoveTargets": lambda work: (given("Targets") if work.handler == "delete" else taken_away("Targets"))(
            work
        ),
    },
}
