"""Rows of the access matrix by area, each with the things that stand in its URLs."""

from tests.access.areas import (
    invitations,
    login,
    members,
    networks,
    organisation,
    oversight,
    own_data,
    people,
)

AREAS = (invitations, login, members, networks, organisation, oversight, own_data, people)
