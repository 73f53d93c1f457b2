"""Instances."""

import base64

from .. import virtual_time
from .ec2_type import Ec2Type
from .registry import resource_type
from .support import apply_ec2_tags, ec2, picked, tag_list, tag_map, truth

_COPIED = (
    "ImageId",
    "InstanceType",
    "SubnetId",
    "KeyName",
    "SecurityGroupIds",
    "PrivateIpAddress",
    "EbsOptimized",
    "DisableApiTermination",
    "MetadataOptions",
    "InstanceInitiatedShutdownBehavior",
    "CreditSpecification",
)
_GONE = ("terminated", "shutting-down")


def _user_data(properties: dict):
    """boto encodes user data itself, which the template has done already."""
    encoded = properties.get("UserData")
    return base64.b64decode(encoded) if encoded else None


def _block_devices(mappings) -> list:
    return [
        {**picked(mapping, "DeviceName", "NoDevice", "VirtualName"), "Ebs": mapping.get("Ebs")}
        for mapping in mappings or []
    ]


def _interfaces(listed) -> list:
    """A template calls the groups of an interface GroupSet where the API says Groups."""
    return [
        {
            **{name: value for name, value in item.items() if name != "GroupSet"},
            **({"Groups": item["GroupSet"]} if item.get("GroupSet") else {}),
        }
        for item in listed or []
    ]


@resource_type("AWS::EC2::Instance")
class Instance(Ec2Type):
    also_replaced_by = ("UserData", "BlockDeviceMappings", "Tenancy")
    drift_properties = (
        "ImageId",
        "InstanceType",
        "SubnetId",
        "PrivateIpAddress",
        "DisableApiTermination",
        "Monitoring",
        "SecurityGroupIds",
        "EbsOptimized",
        "SourceDestCheck",
        "Tags",
    )

    def make(self, properties, logical):
        profile = properties.get("IamInstanceProfile")
        template = properties.get("LaunchTemplate")
        answer = ec2().run_instances(
            MinCount=1,
            MaxCount=1,
            **picked(properties, *_COPIED),
            IamInstanceProfile={"Name": profile.rpartition("/")[2]} if profile else None,
            LaunchTemplate=template,
            UserData=_user_data(properties),
            NetworkInterfaces=_interfaces(properties.get("NetworkInterfaces")) or None,
            Monitoring={"Enabled": properties["Monitoring"]} if "Monitoring" in properties else None,
            BlockDeviceMappings=_block_devices(properties.get("BlockDeviceMappings")) or None,
            Placement={"AvailabilityZone": properties["AvailabilityZone"]}
            if properties.get("AvailabilityZone")
            else None,
        )
        identifier = answer["Instances"][0]["InstanceId"]
        if "SourceDestCheck" in properties:
            ec2().modify_instance_attribute(
                InstanceId=identifier, SourceDestCheck={"Value": properties["SourceDestCheck"]}
            )
        if truth(properties.get("PropagateTagsToVolumeOnCreation")):
            self._tag_volumes(identifier, properties)
        return identifier

    def _tag_volumes(self, identifier, properties):
        for mapping in self._get(identifier)["BlockDeviceMappings"]:
            apply_ec2_tags(mapping["Ebs"]["VolumeId"], [], properties.get("Tags"))

    def _get(self, identifier):
        return ec2().describe_instances(InstanceIds=[identifier])["Reservations"][0]["Instances"][0]

    def attributes(self, physical_id, properties):
        instance = self._get(physical_id)
        return {
            "InstanceId": physical_id,
            "PrivateIp": instance.get("PrivateIpAddress", ""),
            "VpcId": instance.get("VpcId", ""),
            "PrivateDnsName": instance.get("PrivateDnsName", ""),
            "PublicIp": instance.get("PublicIpAddress", ""),
            "PublicDnsName": instance.get("PublicDnsName", ""),
            "AvailabilityZone": instance["Placement"]["AvailabilityZone"],
        }

    def modify(self, physical_id, old, new, changed):
        for name in changed:
            change = getattr(self, f"_change_{name}", None)
            if change is None:
                super().modify(physical_id, old, new, [name])
            else:
                change(physical_id, new)

    def _change_DisableApiTermination(self, identifier, new):
        value = {"Value": new.get("DisableApiTermination", False)}
        ec2().modify_instance_attribute(InstanceId=identifier, DisableApiTermination=value)

    def _change_SecurityGroupIds(self, identifier, new):
        ec2().modify_instance_attribute(InstanceId=identifier, Groups=new["SecurityGroupIds"])

    def _change_SourceDestCheck(self, identifier, new):
        ec2().modify_instance_attribute(
            InstanceId=identifier, SourceDestCheck={"Value": new.get("SourceDestCheck", True)}
        )

    def _change_Monitoring(self, identifier, new):
        monitor = ec2().monitor_instances if truth(new.get("Monitoring")) else ec2().unmonitor_instances
        monitor(InstanceIds=[identifier])

    def _change_MetadataOptions(self, identifier, new):
        ec2().modify_instance_metadata_options(
            InstanceId=identifier, **(new.get("MetadataOptions") or {"HttpTokens": "optional"})
        )

    def _change_InstanceType(self, identifier, new):
        self._while_stopped(identifier, InstanceType={"Value": new["InstanceType"]})

    def _change_EbsOptimized(self, identifier, new):
        self._while_stopped(identifier, EbsOptimized={"Value": new.get("EbsOptimized", False)})

    def _change_IamInstanceProfile(self, identifier, new):
        found = ec2().describe_iam_instance_profile_associations(
            Filters=[{"Name": "instance-id", "Values": [identifier]}]
        )["IamInstanceProfileAssociations"]
        for association in found:
            ec2().disassociate_iam_instance_profile(AssociationId=association["AssociationId"])
        if new.get("IamInstanceProfile"):
            ec2().associate_iam_instance_profile(
                InstanceId=identifier, IamInstanceProfile={"Name": new["IamInstanceProfile"]}
            )

    def _while_stopped(self, identifier, **attribute):
        ec2().stop_instances(InstanceIds=[identifier])
        virtual_time.wait_for(identifier)
        ec2().modify_instance_attribute(InstanceId=identifier, **attribute)
        ec2().start_instances(InstanceIds=[identifier])
        virtual_time.wait_for(identifier)

    def delete(self, physical_id, properties):
        ec2().terminate_instances(InstanceIds=[physical_id])

    def read(self, physical_id, properties):
        instance = self._get(physical_id)
        if instance["State"]["Name"] in _GONE:
            return None
        protection = ec2().describe_instance_attribute(InstanceId=physical_id, Attribute="disableApiTermination")
        groups = {group["GroupId"] for group in instance.get("SecurityGroups", [])}
        wanted = [group for group in properties.get("SecurityGroupIds", []) if group in groups]
        return {
            **picked(
                instance, "ImageId", "InstanceType", "SubnetId", "PrivateIpAddress", "EbsOptimized", "SourceDestCheck"
            ),
            "DisableApiTermination": protection["DisableApiTermination"]["Value"],
            "Monitoring": instance["Monitoring"]["State"] == "enabled",
            "SecurityGroupIds": wanted + sorted(groups - set(wanted)),
            "Tags": tag_list(tag_map(instance.get("Tags"))),
        }
