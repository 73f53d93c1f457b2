"""Joins the parts: MiniStack's application with our gateways, types and corrections in it."""

from ministack import app as ministack

from . import (
    audit_trail,
    authorization,
    automation_events,
    call_failures,
    clients,
    cloudformation,
    control,
    dashboards,
    front_door,
    gateways,
    iam_answers,
    iam_consistency,
    iam_simulation,
    kms,
    log_filter_patterns,
    log_streams,
    metric_math,
    model_constraints,
    moto_bridge,
    not_emulated,
    permissions_used,
    policies,
    quotas,
    s3_encryption,
    service_events,
    service_linked_roles,
    ssm_parameter_events,
    ssm_parameter_names,
    ssm_secret_references,
    sts_sessions,
    topic_notifications,
    virtual_time,
    web_identity,
)


def warm_up() -> None:
    """Pays ahead, in the background, for what the first deployment would wait for."""
    moto_bridge.warm_up()
    clients.warm_up("ec2")


virtual_time.install()
log_filter_patterns.install()
log_streams.install()
gateways.install()
model_constraints.install()
# Before what decides on several resources, so that each of them is seen.
permissions_used.install()
authorization.install()
web_identity.install()
sts_sessions.install()
metric_math.install()
dashboards.install()
topic_notifications.install()
s3_encryption.install()
kms.install()
audit_trail.install()
policies.install()
iam_simulation.install()
service_linked_roles.install()
iam_answers.install()
iam_consistency.install()
cloudformation.install()
service_events.install()
automation_events.install()
quotas.install()
ssm_parameter_names.install()
ssm_secret_references.install()
ssm_parameter_events.install()
call_failures.install()
not_emulated.install()


async def _inside(scope, receive, send):
    if scope["type"] == "http" and scope["path"].startswith(control.PREFIX):
        await control.handle(scope, receive, send)
        return
    await ministack.app(scope, receive, send)


#: The ASGI entry point: behind the door, control routes are ours and everything else speaks AWS.
application = front_door.guarded(_inside)
