"""The locale of each language, whose words and patterns CLDR (Babel) knows, and the signs that all of them share."""

from babel import Locale

from briefing.languages import Language

LOCALES: dict[Language, Locale] = {"zh": Locale("zh", script="Hans"), "en": Locale("en", "GB")}
JOINT = "\u00a0"
"""The no-break space between a number and the first word of its unit: 45 TB, 30 November."""
MINUS = "\u2212"
"""The minus sign, which is as wide as a digit; CLDR writes the hyphen, which is shorter and where a line may break."""
