"""Chinese for words and short phrases that fill other messages."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {
    'Did you mean "{word}"?': "是不是“{word}”？",
    "Use {choices}.": "请用{choices}。",
    "Chinese": "中文",
    "English": "英文",
}
