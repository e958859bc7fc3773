"""Chinese translations of short fixes, and of words and phrases that are inserted into other messages."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {
    "Chinese": "中文",
    "English": "英文",
    'Did you mean "{word}"?': "是不是“{word}”？",
    '"{value}"': "“{value}”",
    "Remove it.": "请删掉。",
    "Use {choices}.": "请用{choices}。",
    "fact": "数值",
    "claim": "论断",
    "figure": "图",
    "table": "表",
    "source": "来源",
    "term": "术语",
    "register": "列表",
    "PDF": "PDF文件",
    "figure, table, claim or system": "图、表、论断或系统",
    "the top of the page": "页首",
    "section {id}": "{id}这一节",
}
