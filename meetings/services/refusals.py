"""Why something cannot be done with a meeting."""


class EditedMeanwhile(Exception):
    """Somebody else changed or sent this draft after the form was opened."""


class AgendaFull(Exception):
    """The agenda has as many points as an evening can bear."""


class ActionsFull(Exception):
    """As many actions were agreed as an evening can bear."""


class ReporterObjected(Exception):
    """The reporter would rather not have this concern discussed."""


class ReporterNotAsked(Exception):
    """The reporter has not agreed to have this concern discussed under this title."""


class TooLate(Exception):
    """The meeting has begun."""


class TooEarly(Exception):
    """The meeting has not begun."""
