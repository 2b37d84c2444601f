"""Rows of the access matrix by area, each with the things that stand in its URLs."""

from tests.access.areas import (
    concerns_together,
    consent,
    deciding,
    invitations,
    login,
    members,
    networks,
    organisation,
    oversight,
    own_concerns,
    own_data,
    people,
    solved,
)

AREAS = (
    concerns_together,
    consent,
    deciding,
    invitations,
    login,
    members,
    networks,
    organisation,
    oversight,
    own_concerns,
    own_data,
    people,
    solved,
)
