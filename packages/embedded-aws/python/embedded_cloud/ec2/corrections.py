"""Loads every module that registers an operation or a correction."""


def load() -> None:
    from . import (  # noqa: F401
        addresses,
        console_output,
        dependencies,
        endpoint_services,
        endpoints,
        flow_logs,
        images,
        instance_checks,
        instance_profiles,
        instance_states,
        instances,
        launch_template_checks,
        launch_templates,
        nat_gateways,
        network_acls,
        peering,
        prefix_lists,
        propagation,
        quotas,
        security_groups,
        storage,
        transit_gateway_tables,
        transit_gateways,
        vpc_security_groups,
        vpn,
        vpn_gateways,
        zones,
    )
