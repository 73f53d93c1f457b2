"""IAM: MiniStack's types, with what they leave out."""

from ministack.services import iam as ministack_iam

from ..clients import service
from .attachments import attached_in_stack_of
from .corrected_type import CorrectedType
from .registry import ResourceType, resource_type
from .support import picked, tag_map


@resource_type("AWS::IAM::Role")
class Role(CorrectedType):
    drift_properties = (
        "Path",
        "Description",
        "MaxSessionDuration",
        "AssumeRolePolicyDocument",
        "ManagedPolicyArns",
        "PermissionsBoundary",
        "Policies",
        "Tags",
    )

    def create(self, properties, logical):
        name, _ = self.theirs["create"](logical.logical_id, properties, logical.stack_name)
        if properties.get("PermissionsBoundary"):
            service("iam").put_role_permissions_boundary(
                RoleName=name, PermissionsBoundary=properties["PermissionsBoundary"]
            )
        return name

    def attributes(self, physical_id, properties):
        return picked(service("iam").get_role(RoleName=physical_id)["Role"], "Arn", "RoleId")

    def update(self, physical_id, old, new):
        # MiniStack derives the name again from the properties; naming it keeps it the same role.
        self.theirs["update"](
            physical_id, {**old, "RoleName": physical_id}, {**new, "RoleName": physical_id}, "", physical_id
        )
        if new.get("PermissionsBoundary"):
            service("iam").put_role_permissions_boundary(
                RoleName=physical_id, PermissionsBoundary=new["PermissionsBoundary"]
            )
        elif old.get("PermissionsBoundary"):
            service("iam").delete_role_permissions_boundary(RoleName=physical_id)

    def delete(self, physical_id, properties):
        self.theirs["delete"](physical_id, properties)

    def read(self, physical_id, properties):
        iam = service("iam")
        role = iam.get_role(RoleName=physical_id)["Role"]
        attached = {
            item["PolicyArn"] for item in iam.list_attached_role_policies(RoleName=physical_id)["AttachedPolicies"]
        }
        attached -= {
            arn
            for arn, policy in attached_in_stack_of(physical_id, "AWS::IAM::ManagedPolicy")
            if physical_id in policy.get("Roles", [])
        }
        wanted = [arn for arn in properties.get("ManagedPolicyArns", []) if arn in attached]
        # Policies that AWS::IAM::Policy resources put on the role are theirs to compare, not the role's.
        inline = [
            {
                "PolicyName": item["PolicyName"],
                "PolicyDocument": iam.get_role_policy(RoleName=physical_id, PolicyName=item["PolicyName"])[
                    "PolicyDocument"
                ],
            }
            for item in properties.get("Policies", [])
            if item["PolicyName"] in iam.list_role_policies(RoleName=physical_id)["PolicyNames"]
        ]
        return {
            **picked(role, "Path", "MaxSessionDuration", "AssumeRolePolicyDocument"),
            "Description": role.get("Description", ""),
            "ManagedPolicyArns": wanted + sorted(attached - set(wanted)),
            "Policies": inline,
            "PermissionsBoundary": role.get("PermissionsBoundary", {}).get("PermissionsBoundaryArn", ""),
            "Tags": [{"Key": key, "Value": value} for key, value in tag_map(role.get("Tags")).items()],
        }


@resource_type("AWS::IAM::InstanceProfile")
class InstanceProfile(ResourceType):
    drift_properties = ("InstanceProfileName", "Path", "Roles")

    def create(self, properties, logical):
        name = properties.get("InstanceProfileName") or logical.generated_name(128)
        service("iam").create_instance_profile(InstanceProfileName=name, Path=properties.get("Path"))
        for role in properties.get("Roles", []):
            service("iam").add_role_to_instance_profile(InstanceProfileName=name, RoleName=role)
        return name

    def attributes(self, physical_id, properties):
        return picked(service("iam").get_instance_profile(InstanceProfileName=physical_id)["InstanceProfile"], "Arn")

    def read(self, physical_id, properties):
        profile = service("iam").get_instance_profile(InstanceProfileName=physical_id)["InstanceProfile"]
        roles = [role["RoleName"] for role in profile["Roles"]]
        return {**picked(profile, "InstanceProfileName", "Path"), "Roles": roles}

    def update(self, physical_id, old, new):
        for role in old.get("Roles", []):
            service("iam").remove_role_from_instance_profile(InstanceProfileName=physical_id, RoleName=role)
        for role in new.get("Roles", []):
            service("iam").add_role_to_instance_profile(InstanceProfileName=physical_id, RoleName=role)

    def delete(self, physical_id, properties):
        profile = service("iam").get_instance_profile(InstanceProfileName=physical_id)["InstanceProfile"]
        for role in profile["Roles"]:
            service("iam").remove_role_from_instance_profile(InstanceProfileName=physical_id, RoleName=role["RoleName"])
        service("iam").delete_instance_profile(InstanceProfileName=physical_id)


@resource_type("AWS::IAM::OIDCProvider")
class OidcProvider(ResourceType):
    def create(self, properties, logical):
        return service("iam").create_open_id_connect_provider(
            Url=properties["Url"],
            ClientIDList=properties.get("ClientIdList"),
            ThumbprintList=properties.get("ThumbprintList"),
            Tags=properties.get("Tags"),
        )["OpenIDConnectProviderArn"]

    def attributes(self, physical_id, properties):
        return {"Arn": physical_id}

    def update(self, physical_id, old, new):
        # MiniStack has no operation for either;
        # the record is what GetOpenIDConnectProvider and the trust evaluation read.
        ministack_iam._oidc_providers[physical_id].update(
            ClientIDList=list(new.get("ClientIdList", [])),
            ThumbprintList=list(new.get("ThumbprintList", [])),
            Tags=list(new.get("Tags", [])),
        )

    def delete(self, physical_id, properties):
        service("iam").delete_open_id_connect_provider(OpenIDConnectProviderArn=physical_id)
