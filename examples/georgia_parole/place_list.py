"""The places file of the example: region, areas, and services and places that are all invented."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any


def place_list(rules: dict[str, Any], as_of: date) -> dict[str, Any]:
    declared, region = rules["places"], rules["region"]
    areas = range(1, rules["areas"] + 1)
    monday = as_of - timedelta(days=as_of.weekday()) + timedelta(weeks=1)
    said = (as_of - timedelta(days=declared["said_days_before"])).isoformat()
    every = declared["pools"] + declared["region_pools"] + declared["groups"]
    pools = [_pool(pool, area, monday, said) for pool in declared["pools"] for area in areas]
    pools += [_region_pool(pool, monday, said) for pool in declared["region_pools"]]
    pools += [
        _groups(pool, site, monday, said, declared["horizon_weeks"])
        for pool in declared["groups"]
        for site in range(1, pool["sites"] + 1)
    ]
    return {
        "source": "Declared for the Georgia example: invented, not a fact about Georgia",
        "invented": True,
        "regions": [region],
        "units": [
            {"code": f"GA-P{area:02d}", "name": f"Area {area}", "region_code": region["code"]}
            for area in areas
        ],
        "providers": [declared["provider"]],
        "services": [_service(pool, declared, region["code"]) for pool in every],
        "pools": pools,
        "not_available": [
            {
                "unit": f"GA-P{area:02d}",
                "intervention": code,
                "confirmed_on": _after(as_of, -declared["confirmed_days_before"]),
                "review_on": _after(as_of, declared["review_days_after"]),
            }
            for code, where in declared["not_available"].items()
            for area in where
        ],
    }


def _after(day: date, days: int) -> str:
    return (day + timedelta(days=days)).isoformat()


def _service_code(pool: dict[str, Any]) -> str:
    return f"GA-{pool['intervention'].upper().replace('_', '-')}"


def _service(pool: dict[str, Any], declared: dict[str, Any], region: str) -> dict[str, Any]:
    return {
        "code": _service_code(pool),
        "title": f"Example service: {pool['intervention'].replace('_', ' ')}",
        "provider": declared["provider"]["code"],
        "region": region,
        "interventions": [pool["intervention"]],
        "takes_women": pool.get("takes_women", True),
        "mode": "group" if "sites" in pool else "either",
        "starts_on": "2013-01-01",
    }


def _pool(pool: dict[str, Any], area: int, monday: date, said: str) -> dict[str, Any]:
    result = {
        "code": f"{_service_code(pool)}-P{area:02d}",
        "service": _service_code(pool),
        "intervention": pool["intervention"],
        "unit": f"GA-P{area:02d}",
        "kind": "rolling",
        "said_on": said,
    }
    if area in pool.get("unknown_in", ()):
        return result
    result["capacity"] = pool["capacity"]
    if area in pool.get("full_in", ()):
        return result
    wait = pool["wait"] + area * 7 % (pool["spread"] + 1)
    return result | {"first_free_on": _after(monday, 7 * wait), "wait_weeks": wait}


def _region_pool(pool: dict[str, Any], monday: date, said: str) -> dict[str, Any]:
    """Without a capacity nobody has said when places come free."""
    result = {
        "code": f"{_service_code(pool)}-REGION",
        "service": _service_code(pool),
        "intervention": pool["intervention"],
        "kind": "rolling",
        "said_on": said,
    }
    if "capacity" not in pool:
        return result
    wait = pool["wait"]
    first = _after(monday, 7 * wait)
    return result | {"capacity": pool["capacity"], "first_free_on": first, "wait_weeks": wait}


def _groups(
    pool: dict[str, Any], site: int, monday: date, said: str, horizon: int
) -> dict[str, Any]:
    code = f"{_service_code(pool)}-S{site}"
    groups = [
        {
            "code": f"{code}-{number}",
            "starts_on": _after(monday, 7 * week),
            "seats": pool["seats"],
            "seats_taken": pool["seats"] if number <= pool["full_first"] else pool["seats"] // 2,
        }
        for number, week in enumerate(range(site, horizon, pool["every"]), start=1)
    ]
    return {
        "code": code,
        "service": _service_code(pool),
        "intervention": pool["intervention"],
        "kind": "groups",
        "said_on": said,
        "groups": groups,
    }
