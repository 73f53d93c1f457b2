"""Quotas of what this project deploys, as they are before anybody asks for more:
what is beyond them is refused in the service's words.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html (widgets and metrics of a
dashboard), https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html and
API_PutCompositeAlarm.html, https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html (metric
filters), https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html (rules, targets),
https://docs.aws.amazon.com/awscloudtrail/latest/userguide/WhatIsCloudTrail-Limits.html (trails). EC2's are in
`ec2/quotas.py`.
"""

import json
import re

from ministack.core.responses import error_response_json
from ministack.services import cloudtrail, cloudwatch, cloudwatch_logs, eventbridge

FILTERS_PER_LOG_GROUP = 100
WIDGETS_PER_DASHBOARD, METRICS_PER_WIDGET, METRICS_PER_DASHBOARD = 500, 500, 2500
ACTIONS_PER_ALARM, ALARM_CHILDREN, ALARM_RULE_CHARACTERS, ALARM_RULE_ELEMENTS = 5, 100, 10_240, 500
RULES_PER_BUS, TARGETS_PER_RULE = 300, 5
TRAILS_PER_REGION = 5
_HOUR, _DAY, _WEEK = 3600, 86_400, 604_800


class DashboardRefused(ValueError):
    """A dashboard with more on it than CloudWatch shows."""


def dashboard_problem(body: str) -> str:
    """Why a dashboard is too large; empty when it is not, or cannot be read."""
    try:
        widgets = json.loads(body).get("widgets", [])
    except (ValueError, AttributeError):
        return ""
    metrics = [
        len(widget.get("properties", {}).get("metrics", []) or []) for widget in widgets if isinstance(widget, dict)
    ]
    if len(widgets) > WIDGETS_PER_DASHBOARD:
        return f"The dashboard has {len(widgets)} widgets, and there may be {WIDGETS_PER_DASHBOARD}."
    if metrics and max(metrics) > METRICS_PER_WIDGET:
        return f"A widget of the dashboard has {max(metrics)} metrics, and there may be {METRICS_PER_WIDGET}."
    if sum(metrics) > METRICS_PER_DASHBOARD:
        return f"The dashboard has {sum(metrics)} metrics, and there may be {METRICS_PER_DASHBOARD}."
    return ""


def _limit_dashboards() -> None:
    store, put = cloudwatch.cloudformation_put_dashboard, cloudwatch._put_dashboard

    def stored(name, body):
        problem = dashboard_problem(body)
        if problem:
            raise DashboardRefused(problem)
        return store(name, body)

    def answered(params, data, is_cbor, is_json=False):
        try:
            return put(params, data, is_cbor, is_json)
        except DashboardRefused as refused:
            return cloudwatch._error("InvalidParameterInput", str(refused), 400, use_json=is_json, use_cbor=is_cbor)

    cloudwatch.cloudformation_put_dashboard, cloudwatch._put_dashboard = stored, answered


def _list_of(params, data: dict, name: str) -> list:
    return data.get(name) or [value for key, value in (params or {}).items() if key.startswith(f"{name}.member.")]


def _value_of(params, data: dict, name: str):
    given = data.get(name, (params or {}).get(name))
    return given[0] if isinstance(given, list) else given


def _actions_problem(params, data: dict) -> str:
    for name in ("AlarmActions", "OKActions", "InsufficientDataActions"):
        found = _list_of(params, data, name)
        if len(found) > ACTIONS_PER_ALARM:
            member = name[:1].lower() + name[1:]
            return (
                f"1 validation error detected: Value '{found}' at '{member}' failed to satisfy constraint: "
                f"Member must have length less than or equal to {ACTIONS_PER_ALARM}"
            )
    return ""


def _period_problem(params, data: dict) -> str:
    period, periods = _value_of(params, data, "Period"), _value_of(params, data, "EvaluationPeriods")
    if not period or not periods:
        return ""
    longest = _DAY if int(period) < _HOUR else _WEEK
    return (
        ""
        if int(period) * int(periods) <= longest
        else (
            f"Metrics cannot be checked across more than {longest} seconds (EvaluationPeriods * Period must be <= "
            f"{longest})."
        )
    )


def _rule_problem(params, data: dict) -> str:
    rule = str(_value_of(params, data, "AlarmRule") or "")
    children = set(re.findall(r"(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(\s*\"?([^\")]+?)\"?\s*\)", rule))
    elements = len(re.findall(r"\b(?:ALARM|OK|INSUFFICIENT_DATA)\s*\(|\bTRUE\b|\bFALSE\b|[()]", rule))
    if len(rule) > ALARM_RULE_CHARACTERS:
        return f"AlarmRule has {len(rule)} characters; there may be {ALARM_RULE_CHARACTERS}."
    if len(children) > ALARM_CHILDREN:
        return f"AlarmRule names {len(children)} alarms; there may be {ALARM_CHILDREN}."
    return (
        f"AlarmRule has {elements} elements; there may be {ALARM_RULE_ELEMENTS}."
        if elements > ALARM_RULE_ELEMENTS
        else ""
    )


def _limit_alarms() -> None:
    def limited(theirs, *problems):
        def put(params, data, is_cbor, is_json=False):
            found = next((text for text in (problem(params, data or {}) for problem in problems) if text), "")
            if found:
                return cloudwatch._error("ValidationError", found, 400, use_json=is_json, use_cbor=is_cbor)
            return theirs(params, data, is_cbor, is_json)

        return put

    cloudwatch._put_metric_alarm = limited(cloudwatch._put_metric_alarm, _actions_problem, _period_problem)
    cloudwatch._put_composite_alarm = limited(cloudwatch._put_composite_alarm, _actions_problem, _rule_problem)


def _limit(module, name: str, is_beyond, code: str, message: str) -> None:
    """Refuses a JSON request of a service while something is beyond its quota."""
    theirs = getattr(module, name)

    def put(data):
        return error_response_json(code, message, 400) if is_beyond(data) else theirs(data)

    setattr(module, name, put)


def _is_beyond_filters(data: dict) -> bool:
    group, name = data.get("logGroupName"), data.get("filterName")
    others = [key for key in cloudwatch_logs._metric_filters if key[0] == group and key[1] != name]
    return len(others) >= FILTERS_PER_LOG_GROUP


def _is_beyond_targets(data: dict) -> bool:
    known = eventbridge._targets.get(eventbridge._rule_key(data.get("Rule"), data.get("EventBusName", "default"))) or []
    return len({target.get("Id") for target in [*known, *data.get("Targets", [])]}) > TARGETS_PER_RULE


def _is_beyond_rules(data: dict) -> bool:
    bus, name = data.get("EventBusName", "default"), data.get("Name")
    others = [
        rule for rule in eventbridge._rules.values() if rule.get("EventBusName") == bus and rule.get("Name") != name
    ]
    return len(others) >= RULES_PER_BUS


def _limit_trails() -> None:
    theirs = cloudtrail._DISPATCH["CreateTrail"]

    def create(body):
        if len(cloudtrail._trails) >= TRAILS_PER_REGION:
            return cloudtrail._err(
                "MaximumNumberOfTrailsExceededException", f"A Region has {TRAILS_PER_REGION} trails at most."
            )
        return theirs(body)

    cloudtrail._DISPATCH["CreateTrail"] = create


def install() -> None:
    """Puts every quota in force."""
    _limit_dashboards()
    _limit_alarms()
    _limit(
        cloudwatch_logs, "_put_metric_filter", _is_beyond_filters, "LimitExceededException", "Resource limit exceeded."
    )
    _limit(
        eventbridge,
        "_put_targets",
        _is_beyond_targets,
        "LimitExceededException",
        "The requested resource exceeds the maximum number allowed.",
    )
    _limit(
        eventbridge,
        "_put_rule",
        _is_beyond_rules,
        "LimitExceededException",
        "The requested resource exceeds the maximum number allowed.",
    )
    _limit_trails()
