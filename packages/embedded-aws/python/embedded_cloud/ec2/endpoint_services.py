"""Services that endpoints reach: those a network without the internet needs, of the many AWS has.

https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html and gateway-endpoints.html
"""

from ..partitions import partition_of
from .registry import operation
from .request import Refusal, success

_GATEWAY = ("dynamodb", "s3")
_INTERFACE = (
    "access-analyzer",
    "acm-pca",
    "application-autoscaling",
    "athena",
    "autoscaling",
    "backup",
    "cloudformation",
    "cloudtrail",
    "codebuild",
    "config",
    "dms",
    "ebs",
    "ec2",
    "ec2messages",
    "ecr.api",
    "ecr.dkr",
    "ecs",
    "ecs-agent",
    "ecs-telemetry",
    "eks",
    "elasticache",
    "elasticfilesystem",
    "elasticloadbalancing",
    "events",
    "execute-api",
    "glue",
    "imagebuilder",
    "inspector2",
    "kinesis-firehose",
    "kinesis-streams",
    "kms",
    "lambda",
    "logs",
    "monitoring",
    "rds",
    "redshift",
    "s3",
    "secretsmanager",
    "securityhub",
    "servicecatalog",
    "sns",
    "sqs",
    "ssm",
    "ssmmessages",
    "states",
    "sts",
    "synthetics",
    "transfer",
    "xray",
)


def _zones(region: str) -> list:
    from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend

    return [zone.name for zone in RegionsAndZonesBackend.zones.get(region, [])]


def _described(service: str, kind: str, region: str) -> dict:
    domain = "amazonaws.com.cn" if partition_of(region) == "aws-cn" else "amazonaws.com"
    name = f"{service}.{region}"
    return {
        "serviceName": f"com.amazonaws.{region}.{service}",
        "serviceType": [{"serviceType": kind}],
        "availabilityZoneSet": _zones(region),
        "owner": "amazon",
        "baseEndpointDnsNameSet": [f"{name}.{domain}" if kind == "Gateway" else f"{name}.vpce.{domain}"],
        "vpcEndpointPolicySupported": True,
        "acceptanceRequired": False,
        "managesVpcEndpoints": False,
        **(
            {"privateDnsName": f"{name}.{domain}", "privateDnsNameVerificationState": "verified"}
            if kind == "Interface"
            else {}
        ),
    }


def _chosen(service: dict, filters: list) -> bool:
    for asked in filters:
        name, values = asked.get("Name", ""), {value for key, value in asked.items() if key.startswith("Value.")}
        held = {
            "service-name": service["serviceName"],
            "service-type": service["serviceType"][0]["serviceType"],
            "owner": service["owner"],
        }.get(name)
        if held is None:
            raise Refusal("InvalidParameterValue", f"The filter '{name}' is invalid")
        if held not in values:
            return False
    return True


@operation("DescribeVpcEndpointServices")
def describe(request):
    """Names and details, by filter or by name."""
    every = [
        *(_described(service, "Gateway", request.region) for service in _GATEWAY),
        *(_described(service, "Interface", request.region) for service in _INTERFACE),
    ]
    named = request.members("ServiceName")
    known = {service["serviceName"] for service in every}
    if unknown := [name for name in named if name not in known]:
        raise Refusal("InvalidServiceName", f"The Vpc Endpoint Service '{unknown[0]}' does not exist")
    found = [
        service
        for service in every
        if (not named or service["serviceName"] in named) and _chosen(service, request.structures("Filter"))
    ]
    names = sorted({service["serviceName"] for service in found})
    return success(request.action, {"serviceNameSet": names, "serviceDetailSet": found})
