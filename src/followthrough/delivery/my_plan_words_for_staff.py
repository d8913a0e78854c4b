"""What staff read above "My plan, to print", on a screen that its person sees too."""

from __future__ import annotations

IN_ENGLISH_ALONE = (
    "This page is in English alone. The record of {called} names another language: have the page "
    "put into it, or go through it together in that language."
)
# Where "where I am" was ticked: no rule can tell what somebody wrote.
TITLES_MAY_TELL = (
    "Titles of goals and steps and own words stay as they were written. Look whether any of them "
    "tells where {called} is, and tick it too."
)
OTHER_FORM = (
    "The record of {called} asks for an adjustment to what {called} reads. This page is in short "
    "sentences without pictures. See under the adjustments on the case what has to be done beside "
    "it, and read it through together."
)
