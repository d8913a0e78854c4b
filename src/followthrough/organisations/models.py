"""Where work is organised: regions, police areas, delivery units, offices and providers.

Codes are the public ones of the Ministry of Justice's own systems; see `data/SOURCES.md`.
"""

from __future__ import annotations

from django.db import models


class Region(models.Model):
    """`crs_code` is the letter that the commissioned-services directory uses for it."""

    code = models.CharField(max_length=20, unique=True)
    name = models.CharField(max_length=100)
    crs_code = models.CharField(max_length=10, blank=True)

    def __str__(self) -> str:
        return self.name


class PoliceArea(models.Model):
    """The smaller area by which some services are commissioned."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=100)
    region = models.ForeignKey(Region, models.PROTECT)

    def __str__(self) -> str:
        return self.name


class DeliveryUnit(models.Model):
    """A probation delivery unit. `police_area` is null where no place name tells it. `phone`,
    `hours` and `address` are what people under supervision ring, when, and where they go: "" until
    a places file says so."""

    code = models.CharField(max_length=30, unique=True)
    name = models.CharField(max_length=150)
    region = models.ForeignKey(Region, models.PROTECT)
    police_area = models.ForeignKey(PoliceArea, models.PROTECT, null=True)
    phone = models.CharField(max_length=100, blank=True, default="")
    hours = models.CharField(max_length=100, blank=True, default="")
    address = models.CharField(max_length=200, blank=True, default="")

    def __str__(self) -> str:
        return self.name


class Office(models.Model):
    number = models.IntegerField(unique=True)
    name = models.CharField(max_length=200)
    region = models.ForeignKey(Region, models.PROTECT)

    def __str__(self) -> str:
        return self.name


class Provider(models.Model):
    """An organisation that delivers services: a charity, a company, a public body."""

    code = models.CharField(max_length=60, unique=True)
    name = models.CharField(max_length=200)

    def __str__(self) -> str:
        return self.name
