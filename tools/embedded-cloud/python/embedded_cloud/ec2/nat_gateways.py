"""What moto keeps to itself about NAT gateways."""
from .registry import after
from .rewriting import add_to_items


@after("DescribeNatGateways", "CreateNatGateway")
def show_connectivity(request, reply):
    return add_to_items(
        reply, "natGatewayId", lambda identifier: {"connectivityType": request.backend.nat_gateways[identifier].connectivity_type})
