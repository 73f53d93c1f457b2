"""NAT gateways: public unless the caller says otherwise,
pending before they work and deleting before their addresses are free.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NatGateway.html
"""

from .changing import answered, change
from .registry import after, before
from .rewriting import reply_id

_AVAILABLE_SECONDS, _DELETED_SECONDS = 90, 60


@before("CreateNatGateway")
def public_by_default(request) -> None:
    request.parameters.setdefault("ConnectivityType", "public")
    if request.get("ConnectivityType") == "private":
        request.parameters.pop("AllocationId", None)


@after("CreateNatGateway")
def come_up(request, reply):
    identifier = reply_id(reply, "natGatewayId")
    change(request.backend.nat_gateways[identifier], identifier, "pending", "available", _AVAILABLE_SECONDS)
    return answered(reply, "available", "pending")


@after("DeleteNatGateway")
def go_down(request, _reply) -> None:
    """A deleted gateway lets go of its interface, and with it of address and Elastic IP."""
    backend, identifier = request.backend, request.get("NatGatewayId")
    gateway = backend.nat_gateways[identifier]

    def let_go() -> None:
        for address in backend.addresses:
            if address.eni is gateway._eni:
                address.eni, address.association_id = None, None
        backend.enis.pop(gateway._eni.id, None)

    change(gateway, identifier, "deleting", "deleted", _DELETED_SECONDS, let_go)
