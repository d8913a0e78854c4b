"""Fetches GOV.UK Frontend and MOJ Frontend and keeps what may be shipped. For maintainers only.

    python tools/vendor_frontend.py

Both packages are MIT, but the typeface, the crest and the crown in them are not ours to use: the
typeface belongs to gov.uk, the others to the state. So the prebuilt files are rewritten: no font,
no crest, no crown, no logotype, asset addresses relative to the file, no source maps (hashing of
static files fails on a map that is not there). Users need no node: the output is committed.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "src/followthrough/site/static/vendor"

# Parts that carry an organisation's brand, or that the product does not use and that would need
# more images. A selector with one of these words is dropped.
UNWANTED = ("crest", "crown", "logotype", "copyright-logo", "rich-text-editor", "moj-header")

RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
EMPTY_GROUP = re.compile(r"@(?:media|supports)[^{}]*\{\}")
FONT_NAME = re.compile(r"""["']?GDS Transport["']?\s*,\s*""")
ASSET = re.compile(r"url\((['\"]?)/assets/images/")
IMAGE = re.compile(r"url\(['\"]?images/([\w.-]+)")
CSS_MAP = re.compile(r"/\*#\s*sourceMappingURL=[^*]*\*/\s*")
JS_MAP = re.compile(r"//#\s*sourceMappingURL=.*")


@dataclass(frozen=True)
class Package:
    spec: str
    folder: str  # where the built files are, inside the package
    stem: str


PACKAGES = (
    Package("govuk-frontend@6.6.0", "dist/govuk", "govuk-frontend"),
    Package("@ministryofjustice/frontend@11.1.0", "moj", "moj-frontend"),
)


def fetch(spec: str, folder: Path) -> Path:
    """Downloads and unpacks one npm package; returns its top folder."""
    folder.mkdir()
    packed = subprocess.run(
        ["npm", "pack", "--silent", "--pack-destination", str(folder), spec],
        check=True,
        capture_output=True,
        text=True,
    )
    archive = folder / packed.stdout.split()[-1]
    with tarfile.open(archive) as tar:
        tar.extractall(folder, filter="data")
    return folder / "package"


def kept_rule(match: re.Match[str]) -> str:
    """One innermost rule without its unwanted selectors; nothing where none is left."""
    before, prelude = split_prelude(match.group(1))
    body = match.group(2)
    if prelude.startswith("@font-face"):
        return without_comments(before)
    if any(word in prelude for word in UNWANTED):
        prelude = ",".join(
            selector
            for selector in prelude.split(",")
            if not any(word in selector for word in UNWANTED)
        )
    return f"{before}{prelude}{{{body}}}" if prelude else before


def split_prelude(text: str) -> tuple[str, str]:
    """What stands before a selector (a comment, `@charset`), and the selector."""
    cut = max(text.rfind(";") + 1, text.rfind("*/") + 2 if "*/" in text else 0)
    return text[:cut], text[cut:].strip()


def without_comments(text: str) -> str:
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def rewritten_css(css: str) -> str:
    css = CSS_MAP.sub("", css)
    css = RULE.sub(kept_rule, css)
    while EMPTY_GROUP.search(css):
        css = EMPTY_GROUP.sub("", css)
    css = FONT_NAME.sub("", css)
    return ASSET.sub(r"url(\1images/", css)


def rewritten_js(script: str) -> str:
    return JS_MAP.sub("", script)


def mark(spec: str) -> str:
    return f"\n/*! {spec}, MIT licence, see NOTICE; changed by tools/vendor_frontend.py */\n"


def vendor(package: Package, scratch: Path) -> None:
    built = fetch(package.spec, scratch / package.stem) / package.folder
    css = rewritten_css((built / f"{package.stem}.min.css").read_text(encoding="utf-8"))
    script = rewritten_js((built / f"{package.stem}.min.js").read_text(encoding="utf-8"))
    (VENDOR / f"{package.stem}.min.css").write_text(css.rstrip() + mark(package.spec), "utf-8")
    (VENDOR / f"{package.stem}.min.js").write_text(script.rstrip() + mark(package.spec), "utf-8")
    for name in sorted(set(IMAGE.findall(css))):
        shutil.copyfile(built / "assets" / "images" / name, VENDOR / "images" / name)


def main() -> None:
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "images").mkdir(parents=True)
    with tempfile.TemporaryDirectory() as scratch:
        for package in PACKAGES:
            vendor(package, Path(scratch))
    for path in sorted(VENDOR.rglob("*.*")):
        print(f"{path.stat().st_size:>8}  {path.relative_to(VENDOR)}")


if __name__ == "__main__":
    main()
