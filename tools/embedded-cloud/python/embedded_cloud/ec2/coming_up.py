"""What comes up in minutes: gateways, endpoints, tunnels and attachments are `pending` before they are `available`."""
from .. import virtual_time
from .registry import after
from .rewriting import reply_id

#: action -> (element of its answer with the id, where moto keeps the resource, seconds). AWS names no times; these are of the usual order.
#: https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html, https://docs.aws.amazon.com/vpn/latest/s2svpn/SetUpVPNConnections.html
_COMING = {
    "CreateNatGateway": ("natGatewayId", "nat_gateways", 90),
    "CreateVpnConnection": ("vpnConnectionId", "vpn_connections", 240),
    "CreateTransitGateway": ("transitGatewayId", "transit_gateways", 120),
    "CreateTransitGatewayVpcAttachment": ("transitGatewayAttachmentId", "transit_gateway_attachments", 60),
    "CreateVpcEndpoint": ("vpcEndpointId", "vpc_end_points", 60),
}


def _comes_up(action: str) -> None:
    element, kept, seconds = _COMING[action]

    @after(action)
    def pending(request, reply):
        identifier = reply_id(reply, element)
        resource = getattr(request.backend, kept)[identifier]
        if not virtual_time.TAKES_TIME or action == "CreateVpcEndpoint" and resource.vpc_endpoint_type == "Gateway":
            return None
        resource.state = "pending"

        def available() -> None:
            if resource.state == "pending":
                resource.state = "available"

        virtual_time.after(seconds, available, identifier)
        return reply._replace(body=reply.body.replace(b"<state>available</state>", b"<state>pending</state>"))


for each in _COMING:
    _comes_up(each)
