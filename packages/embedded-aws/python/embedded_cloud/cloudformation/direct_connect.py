"""Direct Connect: connections, virtual interfaces, gateways and their associations."""

from .. import partitions
from ..clients import service
from .registry import ResourceType, changed_properties, resource_type
from .support import picked, tag_map


def _tags(properties: dict) -> list:
    """Direct Connect spells the members of a tag in lower case."""
    return [{"key": key, "value": value} for key, value in tag_map(properties.get("Tags")).items()]


def _set_tags(arn: str, old: dict, new: dict) -> None:
    gone = [key for key in tag_map(old.get("Tags")) if key not in tag_map(new.get("Tags"))]
    if gone:
        service("directconnect").untag_resource(resourceArn=arn, tagKeys=gone)
    if _tags(new):
        service("directconnect").tag_resource(resourceArn=arn, tags=_tags(new))


def _id(arn: str) -> str:
    return arn.rpartition("/")[2]


def _arn(kind: str, owner: dict, identifier: str) -> str:
    return f"arn:{partitions.current()}:directconnect:{owner['region']}:{owner['ownerAccount']}:{kind}/{identifier}"


def _lower(properties: dict, *names) -> dict:
    """CloudFormation's members under the API's spelling."""
    return {name[0].lower() + name[1:]: value for name, value in picked(properties, *names).items()}


def _peer(properties: dict) -> dict:
    """A template has one property for numbers of 2 and of 4 bytes, as a text; the API has the longer field for both."""
    members = _lower(properties, "AddressFamily", "AuthKey", "AmazonAddress", "CustomerAddress")
    return {**members, "asnLong": int(properties["Asn"])}


@resource_type("AWS::DirectConnect::Connection")
class Connection(ResourceType):
    def create(self, properties, logical):
        connection = service("directconnect").create_connection(
            tags=_tags(properties) or None,
            **_lower(properties, "Bandwidth", "Location", "ConnectionName", "LagId", "ProviderName"),
        )
        return _arn("dxcon", connection, connection["connectionId"])

    def attributes(self, physical_id, properties):
        return {"ConnectionArn": physical_id, "ConnectionId": _id(physical_id), "ConnectionState": "available"}

    def update(self, physical_id, old, new):
        service("directconnect").update_connection(connectionId=_id(physical_id), connectionName=new["ConnectionName"])
        _set_tags(physical_id, old, new)

    def delete(self, physical_id, properties):
        service("directconnect").delete_connection(connectionId=_id(physical_id))


class _VirtualInterface(ResourceType):
    """A virtual interface the account creates itself, on a connection it owns."""

    kind = ""
    also_replaced_by = ("ConnectionId",)

    def create(self, properties, logical):
        first, *others = properties["BgpPeers"]
        members = {
            **_lower(
                properties,
                "VirtualInterfaceName",
                "Vlan",
                "Mtu",
                "VirtualGatewayId",
                "DirectConnectGatewayId",
                "EnableSiteLink",
            ),
            **_peer(first),
            "tags": _tags(properties) or None,
        }
        operation = getattr(service("directconnect"), f"create_{self.kind}_virtual_interface")
        answer = operation(
            connectionId=properties["ConnectionId"], **{f"new{self.kind.capitalize()}VirtualInterface": members}
        )
        interface = answer.get("virtualInterface", answer)
        for peer in others:
            self._add_peer(interface["virtualInterfaceId"], peer)
        return _arn("dxvif", interface, interface["virtualInterfaceId"])

    def _add_peer(self, identifier, peer):
        service("directconnect").create_bgp_peer(
            virtualInterfaceId=identifier,
            newBGPPeer=_peer(peer),
        )

    def _change_peers(self, identifier, old, new):
        """The last peer cannot be deleted, so that its successor is there first."""
        (interface,) = service("directconnect").describe_virtual_interfaces(virtualInterfaceId=identifier)[
            "virtualInterfaces"
        ]
        former = [
            there["bgpPeerId"]
            for peer in old
            if peer not in new
            for there in interface["bgpPeers"]
            if (str(there["asnLong"]), there.get("customerAddress")) == (str(peer["Asn"]), peer.get("CustomerAddress"))
        ]
        for peer in [peer for peer in new if peer not in old]:
            self._add_peer(identifier, peer)
        for peer_id in former:
            service("directconnect").delete_bgp_peer(virtualInterfaceId=identifier, bgpPeerId=peer_id)

    def attributes(self, physical_id, properties):
        return {"VirtualInterfaceArn": physical_id, "VirtualInterfaceId": _id(physical_id)}

    def update(self, physical_id, old, new):
        unknown = [
            name
            for name in changed_properties(old, new)
            if name not in ("BgpPeers", "Mtu", "VirtualInterfaceName", "Tags")
        ]
        if unknown:
            super().update(physical_id, old, new)
        self._change_peers(_id(physical_id), old["BgpPeers"], new["BgpPeers"])
        service("directconnect").update_virtual_interface_attributes(
            virtualInterfaceId=_id(physical_id), mtu=new.get("Mtu"), virtualInterfaceName=new["VirtualInterfaceName"]
        )
        _set_tags(physical_id, old, new)

    def delete(self, physical_id, properties):
        service("directconnect").delete_virtual_interface(virtualInterfaceId=_id(physical_id))


@resource_type("AWS::DirectConnect::PrivateVirtualInterface")
class PrivateVirtualInterface(_VirtualInterface):
    kind = "private"


@resource_type("AWS::DirectConnect::TransitVirtualInterface")
class TransitVirtualInterface(_VirtualInterface):
    kind = "transit"


@resource_type("AWS::DirectConnect::DirectConnectGateway")
class DirectConnectGateway(ResourceType):
    def create(self, properties, logical):
        gateway = service("directconnect").create_direct_connect_gateway(
            directConnectGatewayName=properties["DirectConnectGatewayName"],
            amazonSideAsn=properties.get("AmazonSideAsn"),
            tags=_tags(properties) or None,
        )["directConnectGateway"]
        return self._arn(gateway)

    def _arn(self, gateway):
        owner, identifier = gateway["ownerAccount"], gateway["directConnectGatewayId"]
        return f"arn:{partitions.current()}:directconnect::{owner}:dx-gateway/{identifier}"

    def attributes(self, physical_id, properties):
        return {"DirectConnectGatewayArn": physical_id, "DirectConnectGatewayId": _id(physical_id)}

    def update(self, physical_id, old, new):
        service("directconnect").update_direct_connect_gateway(
            directConnectGatewayId=_id(physical_id), newDirectConnectGatewayName=new["DirectConnectGatewayName"]
        )
        _set_tags(physical_id, old, new)

    def delete(self, physical_id, properties):
        service("directconnect").delete_direct_connect_gateway(directConnectGatewayId=_id(physical_id))


@resource_type("AWS::DirectConnect::DirectConnectGatewayAssociation")
class DirectConnectGatewayAssociation(ResourceType):
    def create(self, properties, logical):
        association = service("directconnect").create_direct_connect_gateway_association(
            directConnectGatewayId=_id(properties["DirectConnectGatewayId"]),
            gatewayId=_id(properties["AssociatedGatewayId"]),
            addAllowedPrefixesToDirectConnectGateway=self._prefixes(properties) or None,
        )
        return association["directConnectGatewayAssociation"]["associationId"]

    def _prefixes(self, properties):
        return [{"cidr": cidr} for cidr in properties.get("AllowedPrefixesToDirectConnectGateway", [])]

    def attributes(self, physical_id, properties):
        return {"AssociationId": physical_id}

    def update(self, physical_id, old, new):
        before, after = self._prefixes(old), self._prefixes(new)
        service("directconnect").update_direct_connect_gateway_association(
            associationId=physical_id,
            addAllowedPrefixesToDirectConnectGateway=[item for item in after if item not in before],
            removeAllowedPrefixesToDirectConnectGateway=[item for item in before if item not in after],
        )

    def delete(self, physical_id, properties):
        service("directconnect").delete_direct_connect_gateway_association(associationId=physical_id)
