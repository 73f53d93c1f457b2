"""EventBridge: instances tell when they come up or stop, and rules may start runbooks."""
import json
import queue
import sys
import threading

from ministack.core.responses import request_scope
from ministack.services import eventbridge

from . import automation, partitions
from .ec2 import instance_states

#: changes on their way, one after the other: rules see them in the order they happened
_changes: queue.Queue = queue.Queue()


def _send() -> None:
    """Sends the events after the answer, as EC2 does; they may start runbooks that call EC2 in turn."""
    while True:
        account, region, instance, state = _changes.get()
        try:
            with request_scope(account, region):
                eventbridge._put_events({"Entries": [{
                    "Source": "aws.ec2", "DetailType": "EC2 Instance State-change Notification",
                    "Resources": [f"arn:{partitions.partition_of(region)}:ec2:{region}:{account}:instance/{instance}"],
                    "Detail": json.dumps({"instance-id": instance, "state": state})}]}, allow_aws_source=True)
        except Exception as error:
            print(f"event of {instance} was not sent: {error}", file=sys.stderr, flush=True)


def install() -> None:
    """Adds runbooks to the targets that MiniStack's rules reach, and lets instances tell of their states."""
    instance_states.on_change(lambda *change: _changes.put(change))
    threading.Thread(target=_send, daemon=True).start()
    theirs = eventbridge._invoke_target

    def invoke(target, event, rule, view=None):
        arn = target.get("Arn", "")
        if ":automation-definition/" not in arn:
            return theirs(target, event, rule, view)
        view = view or eventbridge._pattern_event_view(event)
        transformer = target.get("InputTransformer")
        payload = eventbridge._apply_input_transformer(transformer, rule, view) if transformer else target.get("Input") or "{}"
        try:
            automation.start_from_event(arn, payload, target.get("RoleArn", ""))
        except Exception as error:
            print(f"event did not start {arn}: {getattr(error, 'message', error)}", file=sys.stderr, flush=True)
        return None

    eventbridge._invoke_target = invoke
