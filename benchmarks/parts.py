"""The parts of the bench, in the order in which they run: those of the nation come last, because
they are made of the synthetic cases."""

from __future__ import annotations

from benchmarks.coverage import coverage_rows, nation_coverage_rows
from benchmarks.crossed import crossed_rows
from benchmarks.digests import digest_rows, nation_digest_rows
from benchmarks.georgia import georgia_rows
from benchmarks.imports import import_rows
from benchmarks.orders import demonstration_order_rows, facts_rows
from benchmarks.pages import nation_page_rows, page_rows
from benchmarks.running import Part
from benchmarks.slow import slow_rows
from benchmarks.writes import nation_write_rows, write_rows

PARTS = (
    Part("import", "taking in a caseload file, and the same file again", import_rows),
    Part("digests", "making the digests of all cases anew", digest_rows),
    Part("pages", "pages of practitioners and managers", page_rows),
    Part("slow", "what others wait for while a thousand clients are slow", slow_rows),
    Part("crossed", "the crossed table of delivery over a unit and all units", crossed_rows),
    Part("writes", "recording on a step, and publishing an order", write_rows),
    Part("facts", "reading the facts of all cases", facts_rows),
    Part("coverage", "what was planned beside what was delivered, counted", coverage_rows),
    Part("orders", "an order of delivery for each of some cases", demonstration_order_rows),
    Part("georgia", "import and orders of the Georgia records, where they are", georgia_rows),
    Part(
        "nation-digests", "the same digests, with as many cases as the nation", nation_digest_rows
    ),
    Part("nation-pages", "the same pages, with as many cases as the nation", nation_page_rows),
    Part("nation-writes", "the same records, with as many cases", nation_write_rows),
    Part("nation-coverage", "the same counts, with as many cases", nation_coverage_rows),
)
