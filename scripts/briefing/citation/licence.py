"""Identifies the licence of a briefing in the list of SPDX, and finds the address of its text."""

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from briefing.model import Briefing


def spdx_id(licence: str) -> str:
    """Return the identifier of a licence in the SPDX list, "CC-BY-4.0" for "CC BY 4.0", or "" if it is not there."""
    written = licence.strip().replace(" ", "-")
    try:
        return canonicalize_license_expression(written)
    except InvalidLicenseExpression:
        return ""


def licence_id(briefing: Briefing) -> str:
    """Return the SPDX identifier of the briefing's licence, or "" for terms of its own."""
    return spdx_id(briefing.licence.en)


def licence_page(briefing: Briefing) -> str:
    """Return the address of the licence: the one in data/briefing.yml, or that of its page on spdx.org."""
    return briefing.licence_url or f"https://spdx.org/licenses/{licence_id(briefing)}.html"
