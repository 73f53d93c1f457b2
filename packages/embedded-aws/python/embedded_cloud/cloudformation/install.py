"""Hands our resource types to MiniStack's CloudFormation engine, whose registries are private:
exact versions are pinned, and the conformance tests notice an upgrade that moves them."""

import logging

from ministack.services.cloudformation import drift, provisioners, stacks

from .. import cloudformation_schemas as schemas
from .. import iam_consistency, virtual_time
from . import (
    acting,
    attribute_names,
    authorisation,
    change_set_answers,
    change_set_contents,
    change_sets,
    conditions,
    drift_aware,
    events,
    exports,
    failed_rollbacks,
    parameters,
    policy_documents,
    readable_properties,
    refused_calls,
    resource_faults,
    stack_answers,
    stack_tags,
    template_checks,
    template_text,
    template_urls,
    unlooked_at,
)
from .kept import KEPT_TYPES
from .registry import TYPES, Logical, ResourceType
from .support import is_gone

logger = logging.getLogger("embedded_cloud")


def _load() -> None:
    from . import (  # noqa: F401
        audit,
        budgets,
        direct_connect,
        endpoints,
        flow_logs,
        iam,
        iam_access_keys,
        iam_groups,
        iam_service_linked_roles,
        instances,
        launch_templates,
        logs,
        monitoring,
        network_acl,
        network_interfaces,
        prefix_lists,
        routing,
        security_groups,
        ssm_parameters,
        storage,
        systems_manager,
        topics,
        transit_gateway,
        vpc,
        vpn,
    )


def _undo(described: ResourceType, physical_id: str, old: dict, new: dict) -> None:
    """The engine takes a failed update for one that changed nothing, so half of one has to be taken back here."""
    try:
        described.update(physical_id, new, old)
    except Exception:
        logger.warning("%s %s could not be brought back after a failed update", described.name, physical_id)


def _plain(value):
    """Services answer 1.0 where a template says 1; drift detection would call that a difference."""
    if isinstance(value, dict):
        return {name: _plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_plain(member) for member in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _handlers(described: ResourceType) -> dict:
    def create(logical_id, properties, stack_name):
        with virtual_time.settling():
            physical_id = described.create(properties, Logical(stack_name, logical_id))
        try:
            described.finish(physical_id, properties)
            return physical_id, described.attributes(physical_id, properties)
        except Exception:
            # The engine never hears of this resource, so nobody else would delete it.
            delete(physical_id, properties)
            raise

    def update(physical_id, old, new, _stack_name):
        try:
            with virtual_time.settling():
                current = described.update(physical_id, old, new) or physical_id
        except Exception:
            _undo(described, physical_id, old, new)
            raise
        return current, described.attributes(current, new)

    def delete(physical_id, properties):
        try:
            with virtual_time.settling():
                described.delete(physical_id, properties)
        except Exception as error:
            if not is_gone(error):
                raise

    return {"create": create, "update": update, "delete": delete}


def _drift_reader(described: ResourceType):
    def read(physical_id, properties):
        try:
            return _plain(described.read(physical_id, properties))
        except Exception as error:
            if is_gone(error):
                return None
            raise

    return read


def _stabilise_identities() -> None:
    """Resources of IAM are done when the rest of AWS sees them, MiniStack's own types among them."""
    for name, handlers in provisioners._RESOURCE_HANDLERS.items():
        if _is_identity(name):
            handlers.update(
                {
                    work: iam_consistency.stabilising(handlers[work])
                    for work in ("create", "update", "delete")
                    if work in handlers
                }
            )


def _is_identity(name: str) -> bool:
    return name.startswith("AWS::IAM::")


def _register(described: ResourceType) -> None:
    theirs = provisioners._RESOURCE_HANDLERS.get(described.name, {})
    provisioners._RESOURCE_HANDLERS[described.name] = {
        **{name: theirs[name] for name in ("import",) if name in theirs},
        **_handlers(described),
    }
    replacing = {*schemas.create_only(described.name), *described.also_replaced_by} - {*described.never_replaced_by}
    provisioners._REPLACING_PROPERTIES[described.name] = tuple(sorted(replacing))
    tags = schemas.tag_property(described.name)
    if tags:
        provisioners._STACK_TAG_PROPERTY[described.name] = tags
    else:
        provisioners._STACK_TAG_PROPERTY.pop(described.name, None)
    if described.drift_properties:
        drift._DRIFT_READERS[described.name] = (_drift_reader(described), frozenset(described.drift_properties))


def install() -> None:
    """Registers every type of this package, over MiniStack's own where there is one."""
    _load()
    theirs = stacks._runs_on_worker_thread

    def on_worker_thread(resource_type: str) -> bool:
        # Our handlers call services of this very process and would otherwise wait for themselves,
        # and those that let time pass for what happens meanwhile.
        return resource_type in TYPES or _is_identity(resource_type) or theirs(resource_type)

    stacks._runs_on_worker_thread = on_worker_thread
    for described in TYPES.values():
        _register(described)
    _stabilise_identities()
    for name in KEPT_TYPES:
        # Without it a change set calls every change of the type a possible replacement.
        provisioners._REPLACING_PROPERTIES.setdefault(name, schemas.create_only(name))
    conditions.install()
    template_checks.install()
    template_text.install()
    template_urls.install()
    attribute_names.install()
    stack_tags.install()
    parameters.install()
    exports.install()
    failed_rollbacks.install()
    # Inside what waits for the clean-up, so that a deletion fails when it is tried.
    resource_faults.install()
    events.install()
    readable_properties.install()
    change_sets.install()
    change_set_contents.install()
    change_set_answers.install()
    drift_aware.install()
    stack_answers.install()
    refused_calls.install()
    unlooked_at.install()
    acting.install()
    # Inside the authorisation: whoever may not call does not hear what is wrong with a policy.
    policy_documents.install()
    authorisation.install()
