"""Alarms, rules and budgets notify topics that let them in, and whose key does;
what they could not tell is said on standard error.

With a key that does not let CloudWatch in, the alarm's history says that CloudWatch has no authorization to access the
topic's encryption key, and nobody is told.
https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html
"""

import sys

from ministack.core.responses import get_account_id
from ministack.services import budgets, cloudwatch, eventbridge

from . import partitions, topic_publishing


def _is_told(what: str, topic_arn: str, publisher: topic_publishing.Publisher) -> bool:
    refused = topic_publishing.refusal(topic_arn, publisher)
    if refused:
        print(f"{what} did not notify {topic_arn}: {refused}", file=sys.stderr, flush=True)
    return not refused


def _ask_for_alarms() -> None:
    theirs = cloudwatch._dispatch_alarm_actions

    def dispatch(alarm, old_state, new_state, reason):
        kept, publisher = dict(alarm), topic_publishing.alarm(alarm.get("AlarmArn", ""))
        for field in ("AlarmActions", "OKActions", "InsufficientDataActions"):
            kept[field] = [
                action
                for action in alarm.get(field) or []
                if not cloudwatch._is_sns_action_arn(action)
                or _is_told(f"alarm {alarm.get('AlarmName')}", action, publisher)
            ]
        return theirs(kept, old_state, new_state, reason)

    cloudwatch._dispatch_alarm_actions = dispatch


def _ask_for_rules() -> None:
    theirs = eventbridge._invoke_target

    def invoke(target, event, rule, view=None):
        arn = target.get("Arn", "")
        if ":sns:" in arn and not _is_told(f"rule {rule.get('Name')}", arn, topic_publishing.rule(rule.get("Arn", ""))):
            return None
        return theirs(target, event, rule, view)

    eventbridge._invoke_target = invoke


def _ask_for_budgets() -> None:
    """A budget never fires here, so that whether it could tell its topics is said when it names them."""

    def watched(theirs):
        def handle(data):
            answer = theirs(data)
            if answer[0] == 200:
                _tell_of_budget(data)
            return answer

        return handle

    for operation in ("CreateBudget", "CreateNotification", "CreateSubscriber", "UpdateSubscriber"):
        budgets._DISPATCH[operation] = watched(budgets._DISPATCH[operation])


def _tell_of_budget(data: dict) -> None:
    name = (data.get("Budget") or data).get("BudgetName", "")
    source = topic_publishing.budget(f"arn:{partitions.current()}:budgets::{get_account_id()}:budget/{name}")
    listed = [
        *data.get("NotificationsWithSubscribers", []),
        {"Subscribers": [*data.get("Subscribers", []), data.get("Subscriber"), data.get("NewSubscriber")]},
    ]
    topics = {
        subscriber["Address"]
        for each in listed
        for subscriber in each.get("Subscribers", [])
        if subscriber and subscriber.get("SubscriptionType") == "SNS"
    }
    for topic in sorted(topics):
        _is_told(f"budget {name}", topic, source)


def install() -> None:
    """Asks before a topic is told something."""
    _ask_for_alarms()
    _ask_for_rules()
    _ask_for_budgets()
