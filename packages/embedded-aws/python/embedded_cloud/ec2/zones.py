"""Availability Zones: their group and border, beside what moto knows.

https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_AvailabilityZone.html; names are recorded from
AWS, those of regions are botocore's.
"""

import functools

import botocore.session

from ..partitions import partition_of
from .registry import before


@functools.cache
def _region_name(region: str) -> str:
    """`Asia Pacific (Tokyo)`."""
    partitions = botocore.session.get_session().get_component("data_loader").load_data("endpoints")["partitions"]
    names = next(partition["regions"] for partition in partitions if partition["partition"] == partition_of(region))
    return names.get(region, {}).get("description", region)


@before("DescribeAvailabilityZones")
def complete(request) -> None:
    """Zones of a region are one group, and open to everybody."""
    from moto.ec2.models.availability_zones_and_regions import RegionsAndZonesBackend

    for zone in RegionsAndZonesBackend.zones.get(request.region, []):
        zone.group_name, zone.group_long_name = f"{request.region}-zg-1", f"{_region_name(request.region)} 1"
        zone.network_border_group, zone.opt_in_status = request.region, "opt-in-not-required"
