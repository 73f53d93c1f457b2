"""What DescribeLogStreams says of the last event of a stream, which lags behind the events themselves."""

from ministack.services import cloudwatch_logs

from . import virtual_time

#: seconds; "typically updates in less than an hour": https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogStream.html
LAG_SECONDS = 55 * 60
_LAGGING = ("lastEventTimestamp", "lastIngestionTime")


def install() -> None:
    """Lets GetLogEvents and FilterLogEvents show new events at once, and the figures of the stream later."""
    theirs = cloudwatch_logs._append_log_events

    def append(stream, events):
        shown = {name: stream[name] for name in _LAGGING}
        theirs(stream, events)
        arrived = {name: stream[name] for name in _LAGGING}
        stream.update(shown)
        virtual_time.after(
            LAG_SECONDS, lambda: stream.update({name: max(stream[name] or 0, arrived[name] or 0) for name in _LAGGING})
        )

    cloudwatch_logs._append_log_events = append
