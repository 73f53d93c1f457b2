"""IAM. https://docs.aws.amazon.com/IAM/latest/APIReference/"""

from .occasion import changed, every, given, taken_away

_GROUPS, _USERS, _ROLES = given("Groups"), given("Users"), given("Roles")


def _deletes(work) -> bool:
    return work.handler == "delete"


#: type -> action -> occasion
OCCASIONS = {
    "AWS::IAM::InstanceProfile": {
        "iam:PassRole": given("Roles"),
        "iam:AddRoleToInstanceProfile": given("Roles"),
        "iam:RemoveRoleFromInstanceProfile": given("Roles"),
    },
    "AWS::IAM::ManagedPolicy": {
        "iam:AttachGroupPolicy": _GROUPS,
        "iam:AttachUserPolicy": _USERS,
        "iam:DetachGroupPolicy": _GROUPS,
        "iam:DetachUserPolicy": _USERS,
        "iam:AttachRolePolicy": changed("Roles"),
        "iam:DetachRolePolicy": lambda work: (_ROLES if _deletes(work) else taken_away("Roles"))(work),
        "iam:CreatePolicyVersion": changed("PolicyDocument"),
    },
    "AWS::IAM::Policy": {
        "iam:GetUserPolicy": _USERS,
        "iam:PutUserPolicy": _USERS,
        "iam:DeleteUserPolicy": _USERS,
        "iam:GetGroupPolicy": _GROUPS,
        "iam:PutGroupPolicy": _GROUPS,
        "iam:DeleteGroupPolicy": _GROUPS,
        "iam:GetRolePolicy": _ROLES,
        "iam:PutRolePolicy": _ROLES,
        "iam:DeleteRolePolicy": lambda work: (_ROLES if _deletes(work) else taken_away("Roles"))(work),
    },
    "AWS::IAM::Role": {
        "iam:PutRolePolicy": every(given("Policies"), changed("Policies")),
        "iam:AttachRolePolicy": every(given("ManagedPolicyArns"), changed("ManagedPolicyArns")),
        "iam:DetachRolePolicy": lambda work: (
            given("ManagedPolicyArns") if _deletes(work) else taken_away("ManagedPolicyArns")
        )(work),
        "iam:DeleteRolePolicy": lambda work: (given("Policies") if _deletes(work) else taken_away("Policies"))(work),
        "iam:GetRolePolicy": given("Policies"),
        "iam:UpdateAssumeRolePolicy": changed("AssumeRolePolicyDocument"),
        "iam:UpdateRole": changed("Description", "MaxSessionDuration"),
        "iam:UpdateRoleDescription": changed("Description"),
        "iam:DeleteRolePermissionsBoundary": taken_away("PermissionsBoundary"),
        "iam:PutRolePermissionsBoundary": every(given("PermissionsBoundary"), changed("PermissionsBoundary")),
    },
    "AWS::IAM::OIDCProvider": {
        "iam:UpdateOpenIDConnectProviderThumbprint": changed("ThumbprintList"),
        "iam:RemoveClientIDFromOpenIDConnectProvider": taken_away("ClientIdList"),
        "iam:AddClientIDToOpenIDConnectProvider": changed("ClientIdList"),
    },
}
