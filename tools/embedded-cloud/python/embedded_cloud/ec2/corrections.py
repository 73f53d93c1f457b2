"""Loads every module that registers an operation or a correction."""


def load() -> None:
    from . import (  # noqa: F401
        addresses, dependencies, endpoints, flow_logs, images, instance_checks, instance_profiles, instance_states, instances, launch_templates,
        nat_gateways, network_acls, prefix_lists, propagation, security_groups, storage, transit_gateway_tables, transit_gateways, vpn,
    )
