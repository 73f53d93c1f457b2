"""EventBridge: instances tell when they come up or stop, and rules may start runbooks."""
import json
import sys
import threading

from ministack.core.responses import get_account_id, get_region, request_scope
from ministack.services import eventbridge

from . import automation
from .ec2.registry import after
from .ec2.rewriting import reply_ids

_STATES = {"RunInstances": ["pending", "running"], "StartInstances": ["pending", "running"], "StopInstances": ["stopping", "stopped"],
           "TerminateInstances": ["shutting-down", "terminated"]}


@after(*_STATES)
def tell(request, reply) -> None:
    """Sends the events after the answer, as EC2 does; they may start runbooks that call EC2 in turn."""
    account, region, states = get_account_id(), get_region(), _STATES[request.action]
    identifiers = list(reply_ids(reply, "instanceId")) or request.members("InstanceId")

    def send() -> None:
        with request_scope(account, region):
            for state in states:
                for identifier in identifiers:
                    eventbridge._put_events({"Entries": [{
                        "Source": "aws.ec2", "DetailType": "EC2 Instance State-change Notification",
                        "Resources": [f"arn:aws:ec2:{region}:{account}:instance/{identifier}"],
                        "Detail": json.dumps({"instance-id": identifier, "state": state})}]}, allow_aws_source=True)

    threading.Thread(target=send, daemon=True).start()


def install() -> None:
    """Adds runbooks to the targets that MiniStack's rules reach."""
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
