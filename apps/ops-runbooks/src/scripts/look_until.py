import time

LOOK_SECONDS = 540
EVERY_SECONDS = 30


def look_until(look: "Callable[[], tuple[bool, str]]") -> str:
    """Looks until something is proven and says why, and fails with the last reason where it is not within nine minutes.

    A script may run for ten: a step that waits for longer is tried twice.
    """
    began = time.time()
    while True:
        proven, why = look()
        if proven:
            return why
        if time.time() - began >= LOOK_SECONDS:
            raise RuntimeError(why)
        time.sleep(EVERY_SECONDS)
