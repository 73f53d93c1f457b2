"""Loads every module that registers an operation or a correction."""


def load() -> None:
    from . import (  # noqa: F401
        addresses, coming_up, dependencies, endpoints, flow_logs, images, instance_checks, instance_states, instances, launch_templates, nat_gateways,
        network_acls, propagation,
        security_groups, transit_gateways, vpn,
    )
