"""In which words a resource's handler fails, by the cause.

The codes of handlers: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-test-contract-errors.html
"""

import re

from botocore import exceptions, session

from ..cloudformation_schemas import schema
from ..handler_rights import Work

#: Services whose models know no errors, or not this one.
#: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html (RequestLimitExceeded)
#: https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html (SlowDown, TooManyBuckets)
#: https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html (ThrottlingException)
_THROTTLED = {"ec2": "RequestLimitExceeded", "s3": "SlowDown"}
_QUOTA = {"ec2": "ResourceLimitExceeded", "s3": "TooManyBuckets"}
#: EC2's own, by type. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
_EC2_QUOTAS = {
    "CustomerGateway": "CustomerGatewayLimitExceeded",
    "EIP": "AddressLimitExceeded",
    "Instance": "InstanceLimitExceeded",
    "InternetGateway": "InternetGatewayLimitExceeded",
    "NatGateway": "NatGatewayLimitExceeded",
    "NetworkAcl": "NetworkAclLimitExceeded",
    "NetworkAclEntry": "NetworkAclEntryLimitExceeded",
    "Route": "RouteLimitExceeded",
    "RouteTable": "RouteTableLimitExceeded",
    "SecurityGroup": "SecurityGroupLimitExceeded",
    "SecurityGroupEgress": "RulesPerSecurityGroupLimitExceeded",
    "SecurityGroupIngress": "RulesPerSecurityGroupLimitExceeded",
    "Subnet": "SubnetLimitExceeded",
    "VPC": "VpcLimitExceeded",
    "VPCEndpoint": "VpcEndpointLimitExceeded",
    "VPNConnection": "VpnConnectionLimitExceeded",
    "VPNGateway": "VpnGatewayLimitExceeded",
    "VPCGatewayAttachment": "VpnGatewayAttachmentLimitExceeded",
}
_LOOKS = re.compile(r":(Describe|Get|List|View|Head)|PassRole|ServiceLinkedRole|Tag")
#: the default of a handler's `timeoutInMinutes`, where a schema names none:
#: https://docs.aws.amazon.com/cloudformation-cli/latest/userguide/resource-type-schema.html
_DEFAULT_TIMEOUT_MINUTES = 120


def timeout_seconds(work: Work) -> int:
    """How long CloudFormation waits for a handler until it gives the resource up."""
    handler = schema(work.type_name).get("handlers", {}).get(work.handler, {})
    return 60 * handler.get("timeoutInMinutes", _DEFAULT_TIMEOUT_MINUTES)


def _action(work: Work) -> str:
    """The call that changes something, which the schema names among others."""
    named = schema(work.type_name).get("handlers", {}).get(work.handler, {}).get("permissions") or []
    changing = [name for name in named if not _LOOKS.search(name)]
    return next(iter(changing or named), f"{work.type_name.split('::')[1].lower()}:{work.handler}")


def _modelled(action: str, wanted: str) -> str:
    """The code of an error that the model of a service has for a call; empty where it has none."""
    service, operation = action.split(":", 1)
    try:
        errors = session.get_session().get_service_model(service.lower()).operation_model(operation).error_shapes
    except (exceptions.UnknownServiceError, exceptions.DataNotFoundError, exceptions.OperationNotFoundError):
        return ""
    codes = [(shape.metadata.get("error") or {}).get("code") or shape.name for shape in errors]
    return next((code for code in codes if re.search(wanted, code, re.IGNORECASE)), "")


def _failed(message: str, code: str) -> str:
    return f'Resource handler returned message: "{message}" (HandlerErrorCode: {code})'


def _of_service(words: str, action: str, error: str) -> str:
    return f"{words} (Service: {action.split(':')[0]}; Status Code: 400; Error Code: {error})"


def refused(work: Work) -> str:
    """Whoever acts may not."""
    action = _action(work)
    return _failed(f"User is not authorized to perform: {action} (Service: {action.split(':')[0]})", "AccessDenied")


def throttled(work: Work) -> str:
    """Calls are slowed down for longer than the handler tries again."""
    action = _action(work)
    service = action.split(":")[0].lower()
    error = _THROTTLED.get(service) or _modelled(action, "thrott") or "ThrottlingException"
    return _failed(_of_service("Rate exceeded", action, error), "Throttling")


def quota(work: Work) -> str:
    """The account has as many as it may have."""
    action = _action(work)
    service, kind = action.split(":")[0].lower(), work.type_name.split("::")[2]
    own = _EC2_QUOTAS.get(kind) if service == "ec2" else ""
    error = own or _QUOTA.get(service) or _modelled(action, "limit|quota|toomany") or "LimitExceededException"
    return _failed(
        _of_service(f"The maximum number of {kind} has been reached.", action, error), "ServiceLimitExceeded"
    )


def not_stabilised(work: Work) -> str:
    """It was not done in time."""
    return f"Resource of type '{work.type_name}' did not stabilize. (HandlerErrorCode: NotStabilized)"
