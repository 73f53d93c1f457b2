"""Whether a service may publish to a topic: the topic's policy lets it in,
and so does the key the topic is encrypted with.

https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html and
https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html, "Enable compatibility between event sources from AWS
services and encrypted topics". Where a page does not say that a service sends a fact, none is sent, so that a policy
that counts on it fails here.
"""

from typing import NamedTuple

from ministack.core.responses import get_account_id
from ministack.services import kms, sns

from . import service_principals

_KEY_ACTIONS = ("kms:Decrypt", "kms:GenerateDataKey")


class Publisher(NamedTuple):
    """A service that publishes, and the condition keys it sends: to the topic, and by way of SNS to the key."""

    service: str
    topic_facts: dict
    key_facts: dict


def alarm(arn: str) -> Publisher:
    """https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html"""
    facts = {"aws:SourceAccount": get_account_id(), "aws:SourceOwner": get_account_id(), "aws:SourceArn": arn}
    return Publisher("cloudwatch.amazonaws.com", facts, facts)


def rule(arn: str) -> Publisher:
    """https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html; the
    key's policy is shown without conditions."""
    return Publisher("events.amazonaws.com", {"aws:SourceArn": arn}, {})


def budget(arn: str) -> Publisher:
    """https://docs.aws.amazon.com/cost-management/latest/userguide/budgets-sns-policy.html"""
    facts = {"aws:SourceAccount": get_account_id(), "aws:SourceArn": arn}
    return Publisher("budgets.amazonaws.com", facts, facts)


def refusal(topic_arn: str, publisher: Publisher) -> str:
    """Why a service cannot publish to a topic; empty when it can."""
    topic = sns._topic_by_arn_any_scope(topic_arn)
    if topic is None:
        return "the topic does not exist"
    attributes = topic.get("attributes", {})
    policy, key = attributes.get("Policy"), attributes.get("KmsMasterKeyId")
    # The policy that a topic has from the start asks for AWS:SourceOwner, which alarms of that account send.
    if policy and not service_principals.allows(
        policy, publisher.service, "sns:Publish", topic_arn, publisher.topic_facts
    ):
        return f"the topic's policy does not let {publisher.service} in"
    if not key:
        return ""
    record = kms._resolve_key(key)
    facts = {**publisher.key_facts, "kms:EncryptionContext:aws:sns:topicArn": topic_arn}
    if record is None or not all(
        service_principals.allows(record.get("Policy") or "", publisher.service, action, record["Arn"], facts)
        for action in _KEY_ACTIONS
    ):
        return f"{publisher.service} does not have authorization to access the SNS topic encryption key"
    return ""
