"""Chinese translations of messages about docs/: Markdown, calls, headings."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {
    "This briefing has no data to download.": "这份简报没有可以下载的数据。",
    "Remove the call.": "请删掉这个调用。",
    # Front matter.
    "The front matter is not a block of keys.": "页首写得不对。",
    "Write a key and its value on each line, such as title: Summary.": "请每行写一个键和它的值，如title: 摘要。",
    "Known keys are {keys}.": "可用的键有{keys}。",
    '"{key}" is neither true nor false.': "“{key}”只能写true或false。",
    "Write {key}: true, or remove the line.": "请写{key}: true，或者删掉这一行。",
    '"{key}" is not text.': "“{key}”应当是一段文字。",
    'Write {key}: "…".': '请写{key}: "…"。',
    # Calls.
    "This is not a call: {shown}.": "这不是调用：{shown}。",
    "This call is not closed: {shown}.": "这个调用没有写完：{shown}。",
    "End it with }}}}.": "请用}}}}收尾。",
    "Template statements are not allowed: {shown}.": "这里只能写调用：{shown}。",
    'Write {{{{ name("id") }}}}, with straight quotes.': '请写成{{{{ name("id") }}}}，用英文直引号。',
    'There is no call "{name}".': "没有“{name}”这个调用。",
    "Known calls are {names}.": "可用的调用有{names}。",
    "{name} takes ids in straight quotes.": "{name}只接受写在英文直引号里的编号。",
    '{name} has no parameter "{given}".': "{name}没有“{given}”这个参数。",
    "{name} is given the wrong number of ids.": "{name}的编号个数不对。",
    "Write {{{{ {name}() }}}}.": "请写成{{{{ {name}() }}}}。",
    'Write {{{{ {name}("id") }}}}.': '请写成{{{{ {name}("id") }}}}。',
    'Write {{{{ {name}("id", "other-id") }}}}, with at least one id.': (
        '请写成{{{{ {name}("id", "other-id") }}}}，至少要有一个编号。'
    ),
    'Write {{{{ {name}() }}}} or {{{{ {name}("brief") }}}}.': '请写成{{{{ {name}() }}}}或{{{{ {name}("brief") }}}}。',
    'No {kind} "{id}".': "没有{kind}“{id}”。",
    "Write the id of a figure, table, claim or system in data/.": "请写data/里某个图、表、论断或系统的编号。",
    "Add it to data/{folder}, or use an existing id.": "请把它写进data/{folder}，或者改用那里已有的编号。",
    '"{id}" is not shown on any page.': "“{id}”没有放在任何一页上。",
    'Show it with {{{{ {kind}("{id}") }}}}.': '请用{{{{ {kind}("{id}") }}}}放到页面上。',
    '"{id}" is shown only on pages with digest: true.': "“{id}”只放在标有digest: true的页面上。",
    "Show it in full on another page, where it gets its number.": "请也放到另一页上，它在那里编号。",
    "No page is printed as the brief.": "没有指定哪一页印成一页摘要。",
    "Name its page in data/briefing.yml: brief: …": "请在data/briefing.yml里用brief: …指定。",
    "This text refers to itself.": "这段文字引用了自己。",
    "Remove the call that leads back to it.": "请删掉绕回它自己的那个调用。",
    # Markdown.
    'HTML is not allowed here: "{tag}>".': "这里不能写HTML：{tag}>。",
    "Write Markdown; for a literal <, write &lt;.": "请写Markdown；要显示小于号就写&lt;。",
    "{name}(…) is a block.": "{name}(…)要单独成段。",
    "Write it at the start of a line of its own, with empty lines around it.": "请从行首写起，独占一行，前后各空一行。",
    'The address "{address}" is not allowed.': "不能用网址“{address}”。",
    "Use http:// or https://; pictures must be files of this briefing.": (
        "链接只用http://或https://；图片只用本简报自己的。"
    ),
    "The line above becomes a heading.": "上一行会变成标题。",
    "Write it with #, or leave an empty line above.": "标题请用#写；不是标题就在上面空一行。",
    'The heading "{words}" has no id.': "标题“{words}”没有编号。",
    "End it with {{#some-id}}, the same in both languages.": "请在末尾加上{{#some-id}}，两种语言用同一个编号。",
    'The id "{id}" is given twice, first on line {line}.': "编号“{id}”用了两次，第一次在第{line}行。",
    "Give one of the headings another id.": "请给其中一个标题换个编号。",
    '"{id}" cannot be an id.': "“{id}”不能用作编号。",
    "Use letters, digits, full stops and hyphens.": "编号只用字母、数字、句点和连字符。",
}
