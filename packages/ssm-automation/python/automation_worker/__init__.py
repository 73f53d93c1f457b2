"""Processes that the automation engine keeps beside itself: calls of any AWS API, and the scripts of runbooks."""
