"""EC2 and Direct Connect.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/, https://docs.aws.amazon.com/directconnect/latest/APIReference/
"""

from .occasion import changed, every, given, never, taken_away

_PLACEMENT = ("Tenancy", "Affinity", "HostId", "PlacementGroupName")
_ATTRIBUTES = (
    "DisableApiTermination",
    "InstanceInitiatedShutdownBehavior",
    "SourceDestCheck",
    "UserData",
    "InstanceType",
    "EbsOptimized",
    "KernelId",
    "RamdiskId",
    "SecurityGroupIds",
)

#: type -> action -> occasion
OCCASIONS = {
    "AWS::EC2::EIP": {
        "ec2:AcceptAddressTransfer": given("TransferAddress"),
        "ec2:AssociateAddress": given("InstanceId"),
        "ec2:DisassociateAddress": given("InstanceId"),
    },
    "AWS::EC2::FlowLog": {
        "autoscaling:DescribeTags": never,
        "ec2:DescribeTags": given("Tags"),
        "iam:CreateServiceLinkedRole": given("LogDestination"),
        "iam:PassRole": given("DeliverLogsPermissionArn"),
        "logs:CreateLogDelivery": given("LogDestination", "LogGroupName"),
        "s3:GetBucketPolicy": given("LogDestination"),
        "s3:PutBucketPolicy": given("LogDestination"),
    },
    "AWS::EC2::Instance": {
        "iam:PassRole": given("IamInstanceProfile"),
        "ec2:ModifyPrivateDnsNameOptions": changed("PrivateDnsNameOptions"),
        "ec2:AssociateIamInstanceProfile": every(changed("IamInstanceProfile"), lambda work: work.handler == "update"),
        "ec2:DescribeIamInstanceProfileAssociations": every(
            changed("IamInstanceProfile"), lambda work: work.handler == "update"
        ),
        "ec2:DisassociateIamInstanceProfile": every(
            changed("IamInstanceProfile"), lambda work: work.handler == "update"
        ),
        "ec2:ReplaceIamInstanceProfileAssociation": every(
            changed("IamInstanceProfile"), lambda work: work.handler == "update"
        ),
        "ec2:DetachVolume": every(changed("Volumes"), given("Volumes")),
        "ec2:AttachVolume": every(changed("Volumes"), given("Volumes")),
        "ec2:ModifyInstanceAttribute": changed(*_ATTRIBUTES),
        "ec2:ModifyInstanceCreditSpecification": changed("CreditSpecification"),
        "ec2:ModifyInstancePlacement": changed(*_PLACEMENT),
        "ec2:MonitorInstances": changed("Monitoring"),
        "ec2:UnmonitorInstances": changed("Monitoring"),
        "ec2:ModifyInstanceMaintenanceOptions": changed("MaintenanceOptions"),
        "ec2:ModifyInstanceMetadataOptions": changed("MetadataOptions"),
        "ec2:StartInstances": changed("InstanceType", "EbsOptimized", "UserData"),
        "ec2:StopInstances": changed("InstanceType", "EbsOptimized", "UserData"),
        "ssm:CreateAssociation": changed("SsmAssociations"),
        "ssm:DeleteAssociation": taken_away("SsmAssociations"),
        "ssm:DescribeAssociation": given("SsmAssociations"),
        "ssm:ListAssociations": given("SsmAssociations"),
    },
    "AWS::EC2::NatGateway": {
        "ec2:AssociateNatGatewayAddress": changed("SecondaryAllocationIds"),
        "ec2:DisassociateNatGatewayAddress": changed("SecondaryAllocationIds"),
        "ec2:AssignPrivateNatGatewayAddress": changed("SecondaryPrivateIpAddresses", "SecondaryPrivateIpAddressCount"),
        "ec2:UnassignPrivateNatGatewayAddress": changed(
            "SecondaryPrivateIpAddresses", "SecondaryPrivateIpAddressCount"
        ),
    },
    "AWS::EC2::NetworkInterface": {
        "ec2:ModifyNetworkInterfaceAttribute": changed(
            "SourceDestCheck", "GroupSet", "Description", "ConnectionTrackingSpecification"
        ),
        "ec2:ModifyPublicIpDnsNameOptions": changed("PublicIpDnsHostnameTypeSpecification"),
        "ec2:AssignIpv6Addresses": changed("Ipv6Addresses", "Ipv6AddressCount"),
        "ec2:UnassignIpv6Addresses": changed("Ipv6Addresses", "Ipv6AddressCount"),
        "ec2:AssignPrivateIpAddresses": changed("PrivateIpAddresses", "SecondaryPrivateIpAddressCount"),
        "ec2:UnassignPrivateIpAddresses": changed("PrivateIpAddresses", "SecondaryPrivateIpAddressCount"),
    },
    "AWS::EC2::SecurityGroup": {
        "ec2:AuthorizeSecurityGroupIngress": changed("SecurityGroupIngress"),
        "ec2:RevokeSecurityGroupIngress": changed("SecurityGroupIngress"),
        "ec2:UpdateSecurityGroupRuleDescriptionsIngress": changed("SecurityGroupIngress"),
        "ec2:UpdateSecurityGroupRuleDescriptionsEgress": changed("SecurityGroupEgress"),
        "ec2:AuthorizeSecurityGroupEgress": changed("SecurityGroupEgress"),
        "ec2:RevokeSecurityGroupEgress": changed("SecurityGroupEgress"),
    },
    "AWS::EC2::SecurityGroupEgress": {"ec2:UpdateSecurityGroupRuleDescriptionsEgress": changed("Description")},
    "AWS::EC2::SecurityGroupIngress": {"ec2:UpdateSecurityGroupRuleDescriptionsIngress": changed("Description")},
    "AWS::EC2::Subnet": {
        "ec2:ModifySubnetAttribute": changed(
            "MapPublicIpOnLaunch",
            "AssignIpv6AddressOnCreation",
            "EnableDns64",
            "PrivateDnsNameOptionsOnLaunch",
            "EnableLniAtDeviceIndex",
        ),
        "ec2:AssociateSubnetCidrBlock": changed("Ipv6CidrBlock"),
        "ec2:DisassociateSubnetCidrBlock": changed("Ipv6CidrBlock"),
    },
    "AWS::EC2::VPC": {
        "ec2:CreateVpcEncryptionControl": given("VpcEncryptionControl"),
        "ec2:ModifyVpcAttribute": changed("EnableDnsHostnames", "EnableDnsSupport"),
        "ec2:ModifyVpcTenancy": changed("InstanceTenancy"),
    },
    "AWS::EC2::VPCEndpoint": {
        "vpc-lattice:CreateServiceNetworkVpcEndpointAssociation": given("ServiceNetworkArn"),
        "vpc-lattice:DescribeServiceNetworkVpcEndpointAssociation": given("ServiceNetworkArn"),
        "vpce:AllowMultiRegion": given("ServiceRegion"),
        "ec2:DeleteTags": never,
    },
    "AWS::EC2::VPCGatewayAttachment": {
        "ec2:AttachInternetGateway": given("InternetGatewayId"),
        "ec2:DetachInternetGateway": given("InternetGatewayId"),
        "ec2:DescribeInternetGateways": given("InternetGatewayId"),
        "ec2:AttachVpnGateway": given("VpnGatewayId"),
        "ec2:DetachVpnGateway": given("VpnGatewayId"),
        "ec2:DescribeVpnGateways": given("VpnGatewayId"),
    },
    "AWS::EC2::VPNConnection": {
        **{
            f"logs:{name}": given("VpnTunnelOptionsSpecifications.LogOptions")
            for name in (
                "CreateLogDelivery",
                "GetLogDelivery",
                "UpdateLogDelivery",
                "DeleteLogDelivery",
                "ListLogDeliveries",
                "PutResourcePolicy",
                "DescribeResourcePolicies",
                "DescribeLogGroups",
            )
        },
        "ec2:ModifyVpnConnection": changed("CustomerGatewayId", "VpnGatewayId", "TransitGatewayId"),
        "ec2:ModifyVpnTunnelOptions": changed("VpnTunnelOptionsSpecifications"),
        "ec2:ModifyVpnConnectionOptions": changed(
            "LocalIpv4NetworkCidr", "RemoteIpv4NetworkCidr", "LocalIpv6NetworkCidr", "RemoteIpv6NetworkCidr"
        ),
    },
    "AWS::EC2::TransitGateway": {
        "ec2:CreateTransitGateway": lambda work: work.handler == "create",
        "ec2:DeleteTransitGateway": lambda work: work.handler == "delete",
    },
    "AWS::EC2::TransitGatewayVpcAttachment": {
        "ec2:CreateTransitGatewayVpcAttachment": lambda work: work.handler == "create",
        "ec2:DeleteTransitGatewayVpcAttachment": lambda work: work.handler == "delete",
    },
    "AWS::DirectConnect::DirectConnectGatewayAssociation": {
        "directconnect:CreateDirectConnectGatewayAssociationProposal": given(
            "AcceptDirectConnectGatewayAssociationProposalRoleArn"
        ),
        "sts:AssumeRole": given("AcceptDirectConnectGatewayAssociationProposalRoleArn"),
    },
    "AWS::DirectConnect::PrivateVirtualInterface": {
        "directconnect:ConfirmPrivateVirtualInterface": given("AllocatePrivateVirtualInterfaceRoleArn"),
        "sts:AssumeRole": given("AllocatePrivateVirtualInterfaceRoleArn"),
        "directconnect:CreateBGPPeer": changed("BgpPeers"),
        "directconnect:DeleteBGPPeer": changed("BgpPeers"),
        "directconnect:AssociateVirtualInterface": changed("ConnectionId"),
    },
    "AWS::DirectConnect::TransitVirtualInterface": {
        "directconnect:ConfirmTransitVirtualInterface": given("AllocateTransitVirtualInterfaceRoleArn"),
        "sts:AssumeRole": given("AllocateTransitVirtualInterfaceRoleArn"),
        "directconnect:CreateBGPPeer": changed("BgpPeers"),
        "directconnect:DeleteBGPPeer": changed("BgpPeers"),
        "directconnect:AssociateVirtualInterface": changed("ConnectionId"),
    },
    "AWS::DirectConnect::Connection": {
        "directconnect:AssociateConnectionWithLag": changed("LagId"),
        "directconnect:DisassociateConnectionFromLag": changed("LagId"),
        "directconnect:UpdateConnection": changed("ConnectionName", "EncryptionMode"),
    },
}
