"""Virtual private gateways and site-to-site VPN."""

from .ec2_type import Ec2Type
from .registry import ResourceType, resource_type
from .support import ec2, only, picked


@resource_type("AWS::EC2::VPNGateway")
class VpnGateway(Ec2Type):
    described_by = ("describe_vpn_gateways", "VpnGatewayIds", "VpnGateways")
    drift_properties = ("Tags",)

    def make(self, properties, logical):
        return ec2().create_vpn_gateway(**picked(properties, "Type", "AmazonSideAsn"))["VpnGateway"]["VpnGatewayId"]

    def attributes(self, physical_id, properties):
        return {"VPNGatewayId": physical_id}

    def delete(self, physical_id, properties):
        ec2().delete_vpn_gateway(VpnGatewayId=physical_id)


@resource_type("AWS::EC2::CustomerGateway")
class CustomerGateway(Ec2Type):
    described_by = ("describe_customer_gateways", "CustomerGatewayIds", "CustomerGateways")
    drift_properties = ("Tags",)

    def make(self, properties, logical):
        return ec2().create_customer_gateway(
            PublicIp=properties.get("IpAddress"),
            **picked(properties, "Type", "BgpAsn", "BgpAsnExtended", "DeviceName", "CertificateArn"),
        )["CustomerGateway"]["CustomerGatewayId"]

    def attributes(self, physical_id, properties):
        return {"CustomerGatewayId": physical_id}

    def delete(self, physical_id, properties):
        ec2().delete_customer_gateway(CustomerGatewayId=physical_id)


@resource_type("AWS::EC2::VPNConnection")
class VpnConnection(Ec2Type):
    described_by = ("describe_vpn_connections", "VpnConnectionIds", "VpnConnections")
    drift_properties = ("Tags",)
    also_replaced_by = ("CustomerGatewayId", "VpnGatewayId", "TransitGatewayId", "VpnTunnelOptionsSpecifications")

    def make(self, properties, logical):
        options = {
            **picked(
                properties, "StaticRoutesOnly", "EnableAcceleration", "LocalIpv4NetworkCidr", "RemoteIpv4NetworkCidr"
            ),
            **(
                {"TunnelOptions": properties["VpnTunnelOptionsSpecifications"]}
                if properties.get("VpnTunnelOptionsSpecifications")
                else {}
            ),
        }
        return ec2().create_vpn_connection(
            Options=options or None,
            **picked(
                properties, "Type", "CustomerGatewayId", "VpnGatewayId", "TransitGatewayId", "PreSharedKeyStorage"
            ),
        )["VpnConnection"]["VpnConnectionId"]

    def attributes(self, physical_id, properties):
        return {"VpnConnectionId": physical_id}

    def delete(self, physical_id, properties):
        ec2().delete_vpn_connection(VpnConnectionId=physical_id)


@resource_type("AWS::EC2::VPNConnectionRoute")
class VpnConnectionRoute(ResourceType):
    def create(self, properties, logical):
        ec2().create_vpn_connection_route(**picked(properties, "VpnConnectionId", "DestinationCidrBlock"))
        return f"{properties['VpnConnectionId']}|{properties['DestinationCidrBlock']}"

    def delete(self, physical_id, properties):
        ec2().delete_vpn_connection_route(**picked(properties, "VpnConnectionId", "DestinationCidrBlock"))

    def read(self, physical_id, properties):
        connection = only(
            ec2().describe_vpn_connections(VpnConnectionIds=[properties["VpnConnectionId"]])["VpnConnections"]
        )
        return connection and only(
            [
                picked(route, "DestinationCidrBlock")
                for route in connection.get("Routes", [])
                if route["DestinationCidrBlock"] == properties["DestinationCidrBlock"]
            ]
        )
