"""Launch templates: an update makes a new version."""

from .registry import ResourceType, resource_type
from .support import apply_ec2_tags, ec2, picked


def _data(properties: dict) -> dict:
    return properties.get("LaunchTemplateData") or {}


def _own_tags(properties: dict) -> list:
    return [
        tag
        for item in properties.get("TagSpecifications", [])
        if item.get("ResourceType") == "launch-template"
        for tag in item.get("Tags", [])
    ]


@resource_type("AWS::EC2::LaunchTemplate")
class LaunchTemplate(ResourceType):
    def create(self, properties, logical):
        template = ec2().create_launch_template(
            LaunchTemplateName=properties.get("LaunchTemplateName") or logical.generated_name(128),
            LaunchTemplateData=_data(properties),
            **picked(properties, "VersionDescription"),
        )["LaunchTemplate"]
        apply_ec2_tags(template["LaunchTemplateId"], [], _own_tags(properties))
        return template["LaunchTemplateId"]

    def attributes(self, physical_id, properties):
        template = ec2().describe_launch_templates(LaunchTemplateIds=[physical_id])["LaunchTemplates"][0]
        return {
            "LaunchTemplateId": physical_id,
            "DefaultVersionNumber": str(template["DefaultVersionNumber"]),
            "LatestVersionNumber": str(template["LatestVersionNumber"]),
        }

    def update(self, physical_id, old, new):
        if _data(old) != _data(new) or old.get("VersionDescription") != new.get("VersionDescription"):
            ec2().create_launch_template_version(
                LaunchTemplateId=physical_id, LaunchTemplateData=_data(new), **picked(new, "VersionDescription")
            )
        apply_ec2_tags(physical_id, _own_tags(old), _own_tags(new))

    def delete(self, physical_id, properties):
        ec2().delete_launch_template(LaunchTemplateId=physical_id)
