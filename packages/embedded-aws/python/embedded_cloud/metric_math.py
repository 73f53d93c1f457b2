"""Alarms on metric math: MiniStack keeps only the single metric of an alarm and would lose the expressions."""

from ministack.services import cloudwatch


def install() -> None:
    """Keeps the Metrics of a PutMetricAlarm;
    such an alarm shows its definition, and its state is set by SetAlarmState."""
    theirs = cloudwatch._put_metric_alarm

    def put(params, data, is_cbor, is_json=False):
        answer = theirs(params, data, is_cbor, is_json)
        metrics = (data or {}).get("Metrics")
        if answer[0] == 200 and metrics:
            alarm = cloudwatch._alarms[data["AlarmName"]]
            for name in ("MetricName", "Namespace", "Statistic", "ExtendedStatistic", "Period", "Unit", "Dimensions"):
                alarm.pop(name, None)
            alarm["Metrics"] = metrics
        return answer

    cloudwatch._put_metric_alarm = put
    evaluate = cloudwatch._evaluate_alarm

    def evaluate_single(alarm):
        if alarm.get("MetricName"):
            evaluate(alarm)

    cloudwatch._evaluate_alarm = evaluate_single
