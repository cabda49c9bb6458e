"""The three ways in which work does not succeed. Anything else that is raised is taken as passing, and tried again."""


class Poison(Exception):
    """The message can never succeed. It goes to the dead-letter queue with the reason, one of the words in the README's table."""

    def __init__(self, reason, detail):
        super().__init__(f"{reason}: {detail}")
        self.reason = reason
        self.detail = detail


class Superseded(Exception):
    """A newer content stands in the place of what the message is about, and has a message of its own. Nothing is to be done."""


class Busy(Exception):
    """Another call is doing the same work now. The message comes back later, and finds it done."""


class SettingsError(Exception):
    """The function's environment is wrong. The message names each problem."""
