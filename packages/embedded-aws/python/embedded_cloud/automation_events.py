"""EventBridge: instances tell when they come up or stop, and rules may start runbooks."""

import sys

from ministack.services import eventbridge

from . import automation, partitions, service_events
from .ec2 import instance_states


def _changed(account: str, region: str, instance: str, state: str) -> None:
    arn = f"arn:{partitions.partition_of(region)}:ec2:{region}:{account}:instance/{instance}"
    service_events.send(
        service_events.ServiceEvent(
            account,
            region,
            "aws.ec2",
            "EC2 Instance State-change Notification",
            [arn],
            {"instance-id": instance, "state": state},
        )
    )


def install() -> None:
    """Adds runbooks to the targets that MiniStack's rules reach, and lets instances tell of their states."""
    instance_states.on_change(_changed)
    theirs = eventbridge._invoke_target

    def invoke(target, event, rule, view=None):
        arn = target.get("Arn", "")
        if ":automation-definition/" not in arn:
            return theirs(target, event, rule, view)
        view = view or eventbridge._pattern_event_view(event)
        transformer = target.get("InputTransformer")
        payload = (
            eventbridge._apply_input_transformer(transformer, rule, view)
            if transformer
            else target.get("Input") or "{}"
        )
        try:
            automation.start_from_event(arn, payload, target.get("RoleArn", ""), rule.get("Arn", ""))
        except Exception as error:
            print(f"event did not start {arn}: {getattr(error, 'message', error)}", file=sys.stderr, flush=True)
        return None

    eventbridge._invoke_target = invoke
