"""Which resource of its service a CloudFormation type is, and how its ARN is told from its properties."""

import re

from ..cloudformation_schemas import schema

#: Types of EC2 whose resource has another name in the reference than the type has.
_EC2 = {
    "EIP": "elastic-ip",
    "FlowLog": "vpc-flow-log",
    "NatGateway": "natgateway",
    "Route": "route-table",
    "SubnetRouteTableAssociation": "route-table",
    "SubnetNetworkAclAssociation": "network-acl",
    "NetworkAclEntry": "network-acl",
    "SecurityGroupIngress": "security-group",
    "SecurityGroupEgress": "security-group",
    "VPC": "vpc",
    "VPCEndpoint": "vpc-endpoint",
    "VPCGatewayAttachment": "vpc",
    "VPNConnection": "vpn-connection",
    "VPNConnectionRoute": "vpn-connection",
    "VPNGateway": "vpn-gateway",
    "VPNGatewayRoutePropagation": "route-table",
    "TransitGatewayVpcAttachment": "transit-gateway-attachment",
    "TransitGatewayRoute": "transit-gateway-route-table",
    "TransitGatewayRouteTableAssociation": "transit-gateway-route-table",
    "TransitGatewayRouteTablePropagation": "transit-gateway-route-table",
}
_OTHERS = {
    "AWS::Budgets::Budget": ("budgets", "budget"),
    "AWS::CloudTrail::Trail": ("cloudtrail", "trail"),
    "AWS::CloudWatch::Alarm": ("cloudwatch", "alarm"),
    "AWS::CloudWatch::CompositeAlarm": ("cloudwatch", "alarm"),
    "AWS::CloudWatch::Dashboard": ("cloudwatch", "dashboard"),
    "AWS::DirectConnect::Connection": ("directconnect", "dxcon"),
    "AWS::DirectConnect::DirectConnectGateway": ("directconnect", "dx-gateway"),
    "AWS::DirectConnect::DirectConnectGatewayAssociation": ("directconnect", "dx-gateway"),
    "AWS::DirectConnect::PrivateVirtualInterface": ("directconnect", "dxvif"),
    "AWS::DirectConnect::TransitVirtualInterface": ("directconnect", "dxvif"),
    "AWS::Events::Rule": ("events", "rule-on-default-event-bus"),
    "AWS::IAM::InstanceProfile": ("iam", "instance-profile"),
    "AWS::IAM::ManagedPolicy": ("iam", "policy"),
    "AWS::IAM::OIDCProvider": ("iam", "oidc-provider"),
    "AWS::IAM::Role": ("iam", "role"),
    "AWS::KMS::Alias": ("kms", "alias"),
    "AWS::KMS::Key": ("kms", "key"),
    "AWS::Logs::LogGroup": ("logs", "log-group"),
    "AWS::Logs::MetricFilter": ("logs", "log-group"),
    "AWS::S3::Bucket": ("s3", "bucket"),
    "AWS::S3::BucketPolicy": ("s3", "bucket"),
    "AWS::SecretsManager::Secret": ("secretsmanager", "secret"),
    "AWS::SNS::Subscription": ("sns", "topic"),
    "AWS::SNS::Topic": ("sns", "topic"),
    "AWS::SNS::TopicPolicy": ("sns", "topic"),
    "AWS::SSM::Association": ("ssm", "association"),
    "AWS::SSM::Document": ("ssm", "document"),
    "AWS::SSM::MaintenanceWindow": ("ssm", "maintenancewindow"),
    "AWS::SSM::MaintenanceWindowTarget": ("ssm", "windowtarget"),
    "AWS::SSM::MaintenanceWindowTask": ("ssm", "windowtask"),
    "AWS::SSM::Parameter": ("ssm", "parameter"),
}


def own_resource(type_name: str) -> tuple:
    """`(service, resource type)` of the reference for a CloudFormation type; empty texts when none is known."""
    if type_name in _OTHERS:
        return _OTHERS[type_name]
    _, service, name = type_name.split("::")[:3]
    if service != "EC2":
        return "", ""
    return "ec2", _EC2.get(name) or re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "-", name).lower()


def generated_name(stack_name: str, logical_id: str) -> str:
    """What CloudFormation's names begin with, and a placeholder for the twelve characters it adds.

    https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-name.html
    """
    return f"{stack_name}-{logical_id}-XXXXXXXXXXXX"


#: Types whose name is not their primary identifier.
_NAMES = {
    "AWS::EC2::LaunchTemplate": "LaunchTemplateName",
    "AWS::EC2::SecurityGroup": "GroupName",
    "AWS::Events::Rule": "Name",
    "AWS::IAM::ManagedPolicy": "ManagedPolicyName",
    "AWS::SNS::Topic": "TopicName",
}


def name_property(type_name: str) -> str:
    """The property with the name a template may give, empty for types whose ids AWS gives."""
    if type_name in _NAMES:
        return _NAMES[type_name]
    read_only = {pointer.rpartition("/")[2] for pointer in schema(type_name).get("readOnlyProperties", [])}
    identifiers = [pointer.rpartition("/")[2] for pointer in schema(type_name).get("primaryIdentifier", [])]
    # Where two names identify a resource, the first is that of what it belongs to: the log group of a metric filter.
    return next((name for name in reversed(identifiers) if name not in read_only and name.endswith("Name")), "")
