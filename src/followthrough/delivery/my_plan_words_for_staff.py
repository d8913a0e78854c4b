"""What staff read above "My plan, to print", on a screen that its person sees too."""

from __future__ import annotations

IN_ENGLISH_ALONE = (
    "This page is in English alone. The record of {called} names another language: have the page "
    "put into it, or go through it together in that language."
)
OTHER_FORM = (
    "The record of {called} asks for an adjustment to what {called} reads. This page is in short "
    "sentences without pictures. See under the adjustments on the case what has to be done beside "
    "it, and read it through together."
)
