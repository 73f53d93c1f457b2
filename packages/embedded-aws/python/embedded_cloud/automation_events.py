"""EventBridge: instances tell when they come up or stop, executions that they ended, and rules may start runbooks."""

import datetime
import sys

from ministack.services import eventbridge

from . import automation, partitions, service_events
from .ec2 import instance_states

#: Nov 29, 2016 7:43:20 PM
_CLOCK = "%b %-d, %Y %-I:%M:%S %p"


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


def ended(told: dict) -> None:
    """An execution has ended. The form of the event:
    https://docs.aws.amazon.com/systems-manager/latest/userguide/monitoring-systems-manager-event-examples.html
    """
    account, region, execution = told["account"], told["region"], told["executionId"]
    arn = f"arn:{partitions.partition_of(region)}:ssm:{region}:{account}:"
    definition, version = told["definition"], told["definitionVersion"]
    started, over = (datetime.datetime.fromisoformat(told[name].replace("Z", "+00:00")) for name in ("start", "end"))
    service_events.send(
        service_events.ServiceEvent(
            account,
            region,
            "aws.ssm",
            "EC2 Automation Execution Status-change Notification",
            [f"{arn}automation-execution/{execution}", f"{arn}automation-definition/{definition}:{version}"],
            {
                "ExecutionId": execution,
                "Definition": definition,
                "DefinitionVersion": float(version) if version.isdecimal() else version,
                "Status": told["status"],
                "StartTime": f"{started:{_CLOCK}}",
                "EndTime": f"{over:{_CLOCK}}",
                "Time": (over - started).total_seconds() * 1000,
                "ExecutedBy": told["executedBy"],
            },
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
