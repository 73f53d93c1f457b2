"""The two secrets of this cloud, which its launcher made up and hands over in the environment."""

import hmac
import os

_SECRET, _TOKEN = "EMBEDDED_CLOUD_SECRET", "EMBEDDED_CLOUD_TOKEN"


class Keys:
    """The secret access key of every account's root user, and the token of the control routes."""

    def __init__(self):
        self.secret_access_key = self.control_token = ""

    def take(self) -> None:
        """Takes both out of the environment.

        Raises KeyError where the launcher gave none: a cloud without a secret would be open to everybody.
        """
        self.secret_access_key, self.control_token = os.environ.pop(_SECRET), os.environ.pop(_TOKEN)
        if min(len(self.secret_access_key), len(self.control_token)) < 32:
            raise KeyError(f"{_SECRET} and {_TOKEN} need 32 characters or more")

    def opens(self, authorization: str) -> bool:
        """Whether an Authorization header carries the token; takes the same time whatever is wrong with it."""
        return hmac.compare_digest(authorization.encode(), f"Bearer {self.control_token}".encode())


#: The keys of this cloud.
keys = Keys()
