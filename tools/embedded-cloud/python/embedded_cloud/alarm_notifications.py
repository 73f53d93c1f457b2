"""Alarms notify topics that let CloudWatch in, and whose key does.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html and
https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html: with a key that does not let CloudWatch in, the alarm's history
says that CloudWatch has no authorization to access the topic's encryption key, and nobody is told.
"""
import sys

from ministack.core.responses import get_account_id
from ministack.services import cloudwatch, kms, sns

from . import service_principals

_SERVICE = "cloudwatch.amazonaws.com"


def _allows(policy, action: str, resource: str, source: str) -> bool:
    return service_principals.lets_in(policy, _SERVICE, action, resource, {"aws:SourceOwner": get_account_id(), "aws:SourceArn": source})


def refusal(topic_arn: str, alarm_arn: str) -> str:
    """Why CloudWatch cannot notify a topic; empty when it can."""
    topic = sns._topic_by_arn_any_scope(topic_arn)
    if topic is None:
        return "the topic does not exist"
    attributes = topic.get("attributes", {})
    policy, key = attributes.get("Policy"), attributes.get("KmsMasterKeyId")
    # The policy that a topic has from the start lets its whole account publish, alarms too.
    if policy and "AWS:SourceOwner" not in str(policy) and not _allows(policy, "sns:Publish", topic_arn, alarm_arn):
        return "the topic's policy does not let CloudWatch in"
    if not key:
        return ""
    record = kms._resolve_key(key)
    if record is None or not all(_allows(record.get("Policy") or "", action, record["Arn"], alarm_arn) for action in ("kms:Decrypt", "kms:GenerateDataKey")):
        return "CloudWatch Alarms does not have authorization to access the SNS topic encryption key"
    return ""


def install() -> None:
    """Asks before an alarm's actions are taken."""
    theirs = cloudwatch._dispatch_alarm_actions

    def dispatch(alarm, old_state, new_state, reason):
        kept = dict(alarm)
        for field in ("AlarmActions", "OKActions", "InsufficientDataActions"):
            refused = {action: refusal(action, alarm.get("AlarmArn", "")) for action in alarm.get(field) or [] if cloudwatch._is_sns_action_arn(action)}
            for action, why in refused.items():
                if why:
                    print(f"alarm {alarm.get('AlarmName')} did not notify {action}: {why}", file=sys.stderr, flush=True)
            kept[field] = [action for action in alarm.get(field) or [] if not refused.get(action)]
        return theirs(kept, old_state, new_state, reason)

    cloudwatch._dispatch_alarm_actions = dispatch
