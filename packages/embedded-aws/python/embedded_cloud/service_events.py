"""Events that services send to EventBridge, after the answer to the call that
caused them and in the order they happened."""

import json
import queue
import sys
import threading
from typing import NamedTuple

from ministack.core.responses import request_scope
from ministack.services import eventbridge


class ServiceEvent(NamedTuple):
    """One event, and where it happened."""

    account: str
    region: str
    source: str
    detail_type: str
    resources: list
    detail: dict


_waiting: queue.Queue = queue.Queue()


def send(event: ServiceEvent) -> None:
    """Hands an event over; rules see it soon, and may start what calls the service in turn."""
    _waiting.put(event)


def _deliver() -> None:
    while True:
        event = _waiting.get()
        try:
            with request_scope(event.account, event.region):
                eventbridge._put_events(
                    {
                        "Entries": [
                            {
                                "Source": event.source,
                                "DetailType": event.detail_type,
                                "Resources": event.resources,
                                "Detail": json.dumps(event.detail),
                            }
                        ]
                    },
                    allow_aws_source=True,
                )
        except Exception as error:
            print(
                f"{event.detail_type} of {', '.join(event.resources)} was not sent: {error}",
                file=sys.stderr,
                flush=True,
            )


def install() -> None:
    """Begins to deliver."""
    threading.Thread(target=_deliver, daemon=True).start()
