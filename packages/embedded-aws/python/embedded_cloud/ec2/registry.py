"""Where the modules of this folder hang in what moto lacks."""

#: action -> function(request) -> Reply, instead of moto
OPERATIONS: dict = {}
#: action -> [function(request)], before moto: refuses, or completes the parameters
BEFORE: dict = {}
#: action -> [function(request, reply) -> Reply | None], after moto succeeded
AFTER: dict = {}


def operation(*actions):
    """Answers these actions without moto."""

    def register(function):
        for action in actions:
            OPERATIONS[action] = function
        return function

    return register


def before(*actions):
    """Runs ahead of moto."""

    def register(function):
        for action in actions:
            BEFORE.setdefault(action, []).append(function)
        return function

    return register


def after(*actions):
    """Runs on moto's successful answer."""

    def register(function):
        for action in actions:
            AFTER.setdefault(action, []).append(function)
        return function

    return register
