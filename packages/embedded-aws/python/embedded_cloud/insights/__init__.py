"""Logs Insights: the part of its language that is executed as AWS's pages say; all else is refused, not guessed.

https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
"""

from .query import Query, compiled
from .text import MalformedQuery

__all__ = ["MalformedQuery", "Query", "compiled"]
