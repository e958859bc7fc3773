"""What the engine tells editors, in Chinese, by the English that its code says.

{} is what varies, in the same order unless numbered; {:said} is itself a sentence or word of this list, {:list} a
list of what may be written, {:each} a list of words of this list. A sentence that is missing here, or that nobody says
any more, fails a test.
"""

from collections.abc import Mapping

OURS: Mapping[str, str] = {
    # Questions and words that other sentences hold.
    'Did you mean "{}"?': "是不是“{}”？",
    "zh": "中文",
    "en": "英文",
    "fact": "数值",
    "claim": "论断",
    "figure": "图",
    "table": "表",
    "source": "来源",
    "term": "术语",
    "system": "系统",
    "series": "数据系列",
    "register": "列表",
    "PDF": "PDF文件",
    "ref": "引用",
    "cite": "文献引用",
    "figure, table, claim or system": "图、表、论断或系统",
    "words": "词",
    "characters": "字符",
    # Files.
    "the file is missing.": "缺少这个文件。",
    "the file is not UTF-8 text.": "文件不是UTF-8编码的文本。",
    "Save it as UTF-8.": "请另存为UTF-8编码。",
    "the file has {} MB.": "文件有{} MB。",
    "At most {} MB.": "最多{} MB。",
    "the file cannot be read: {}.": "文件读不出来：{:said}。",
    "this link leads out of the briefing's folder.": "这个链接指向简报文件夹之外。",
    "Put the file itself here.": "请把文件本身放在这里。",
    "a character that cannot be seen stands here: {}.": "这里有看不见的字符：{}。",
    "Delete it.": "请删掉。",
    "aliases (*) make the file too large.": "别名（*）展开后文件太大。",
    "blocks lie too deep within one another.": "嵌套得太深。",
    "At most {} levels.": "最多{}层。",
    "not valid YAML: {}.": "YAML写得不对：{:said}。",
    "this cannot be read": "读不懂",
    "not valid CSV: {}.": "CSV写得不对：{:said}。",
    "an alias (*) refers to a block that contains it.": "别名（*）指向了包含它自己的内容。",
    '"{}" stands twice, first on line {}.': "“{}”写了两遍，第一遍在第{}行。",
    '"{}" stands twice, first at {}.': "“{}”写了两遍，第一遍在{}。",
    '"{}.md" is in nav, but docs/{}/{}.md is missing.': "nav里有“{}.md”，但缺少docs/{}/{}.md。",
    'mkdocs.yml lists no pages under "nav".': "mkdocs.yml的“nav”里没有列出页面。",
    "this page is not in the nav of mkdocs.yml.": "mkdocs.yml的nav里没有这一页。",
    # Keys of YAML files.
    '"{}" is missing.': "缺少“{}”。",
    '"{}" is missing from {}.': "{1}里缺少“{0}”。",
    'unknown key "{}".': "没有“{}”这个键。",
    '"{}" is not a {}.': "“{}”不能用作{}。",
    "Write {}.": "请写{:list}。",
    '"{}" cannot stand here.': "这里不能写“{}”。",
    "Write an address with http:// or https://.": "请写以http://或https://开头的网址。",
    "Ids are lower-case letters, digits, hyphens and full stops.": "编号只用小写字母、数字、连字符和英文句点。",
    "{}: {}.": "{}：{:said}。",
    '"{}" is one text, no list and no block.': "“{}”只写一段文字，不是列表，也不分项。",
    '"{}" is a list.': "“{}”应当是列表。",
    "Write [{}].": "请写成[{}]。",
    '"{}" needs two halves, zh and en.': "“{}”要有zh和en两半。",
    "Write {{zh: …, en: …}}.": "请写成{{zh: …, en: …}}。",
    "the file is not a block of keys.": "整个文件应当是若干个键。",
    '"{}" is not a block of keys.': "“{}”下面应当是若干个键。",
    '{}: "{}" is not a number.': "{}：“{}”不是数字。",
    "Write it as 175e9 or 0.12.": "请写成175e9或0.12这样。",
    "the {} half is empty": "{:said}的一半是空的",
    "write a date as 2020, 2020-05 or 2020-05-28": "日期请写成2020、2020-05或2020-05-28这样",
    "this date does not exist": "没有这个日期",
    "write a number, as 175e9 or 0.12, or a date, as 2020-05-28": "请写数字（如175e9、0.12）或日期（如2020-05-28）",
    'a duration needs "of", as day, month or year': "时长要用“of”说明单位：day、month、year等",
    'the pattern needs one {{}} where the number stands, as in "{{}} km"': "要用一个{{}}表示数字的位置，如“{{}}公里”",
    'give "multiply" with "divide", or "add" with "subtract", or "between"': (
        "请写“multiply”与“divide”，或“add”与“subtract”，或“between”，三者取一"
    ),
    'give exactly one of "value", "low" with "high", "cell" or "derive"': (
        "“value”、“low”与“high”、“cell”、“derive”四者只写一种"
    ),
    '"low" is larger than "high"': "“low”大于“high”",
    'a stored value needs "{}"': "直接写出的值要有“{}”",
    'a stored value needs "sources"': "直接写出的值要有“sources”，说明来源",
    "the reason or a text is empty": "理由或文字是空的",
    'say what may stand: "texts" or "where", or both': "请用“texts”或“where”写明放行什么，也可以两样都写",
    "make confirm writes these lines: remove it, and run that again": "这里由make confirm填写：请删掉这一条，重新运行",
    # Entries that refer to one another.
    'no entry "{}" in data/{}.': "data/{1}里没有“{0}”。",
    'no {} "{}".': "没有{:said}“{}”。",
    'no fact "{}".': "没有数值“{}”。",
    'no unit "{}".': "没有单位“{}”。",
    'no series "{}".': "没有数据系列“{}”。",
    'no section "{}" in data/briefing.yml.': "data/briefing.yml里没有部分“{}”。",
    'system "{}": no {} "{}" at the head of the file.': "系统“{}”：文件开头没有列出{}“{}”。",
    'system "{}": unknown attribute "{}".': "系统“{}”：文件开头没有列出属性“{}”。",
    'system "{}": "{}" needs one text, or zh and en.': "系统“{}”：“{}”要写一段文字，或者写zh和en两半。",
    'compare: no system has a fact "<system>.{}".': "compare：没有一个系统有数值“<系统>.{}”。",
    '"{}" is a figure and a table.': "“{}”既是图又是表。",
    "Give one of them another name.": "请给其中一个改名。",
    '"{}" is the name of a register.': "“{}”是列表的名称，图表不能用。",
    'print lists no page "{}".': "print里的页面“{}”不存在。",
    # Values.
    "these facts are computed from each other: {}.": "这些数值互相推算，成了循环：{}。",
    'series "{}" has no row "{}".': "数据系列“{}”没有行“{}”。",
    'series "{}" has no column "{}".': "数据系列“{}”没有列“{}”。",
    'series "{}" has no column of numbers "{}".': "数据系列“{}”没有数字列“{}”。",
    'the cell "{}" is empty.': "单元格“{}”是空的。",
    'the value does not fit the unit "{}".': "这个值与单位“{}”不符。",
    'claim "{}" has no value and unit.': "论断“{}”没有写全value和unit。",
    'a derived fact needs "unit".': "推算的数值要有“unit”。",
    "derive needs facts that are numbers.": "derive只能用数字推算。",
    "derive divides by zero.": "derive里除数为零。",
    '"{}" is no cell.': "“{}”不是单元格的写法。",
    "Write series/row/column.": "请写成“系列/行/列”。",
    '"{}" is not a number.': "“{}”不是数字。",
    '"{}" is not a date.': "“{}”不是日期。",
    "Write 2020-05-28.": "请写成2020-05-28这样。",
    # Series.
    "there are no rows.": "没有数据行。",
    "{} cells, but the head has {}.": "这一行有{}格，表头有{}格。",
    'row "{}" stands twice, first on line {}.': "行“{}”写了两遍，第一遍在第{}行。",
    'no column "{}".': "缺少列“{}”。",
    'column "{}" is not described in data/series.yml.': "data/series.yml没有说明列“{}”。",
    '"{}" is no {}.': "“{}”不在{}的取值之内。",
    '"{}" has words in one language only.': "“{}”只写了一种语言。",
    "Fill both, or leave both empty.": "两种语言都写，或者都空着。",
    # Pages.
    "the page is empty.": "这一页是空的。",
    'HTML is not executed here: "{}>".': "这里不执行HTML：{}>。",
    "Write Markdown, or &lt; for the sign.": "请写Markdown；要显示小于号就写&lt;。",
    "{}(…) is a block.": "{}(…)要单独成段。",
    "Give it a line of its own, with empty lines around it.": "请让它独占一行，前后各空一行。",
    'the address "{}" is not allowed.': "不能用网址“{}”。",
    "Link with http:// or https://; pictures come from this briefing alone.": (
        "链接只用http://或https://；图片只用本简报自己的。"
    ),
    "a heading is written with # here.": "标题要用#来写。",
    "Or leave an empty line above.": "不是标题就在上面空一行。",
    'the heading "{}" has no id.': "标题“{}”没有编号。",
    "End it with {{#some-id}}, the same in both languages.": "请在行尾写上{{#some-id}}，两种语言用同一个。",
    'the id "{}" stands twice, first on line {}.': "标题编号“{}”用了两次，第一次在第{}行。",
    # Calls in pages and texts.
    "only calls are filled here": "{{{{ … }}}}里只能写调用",
    'Write {{{{ name("id") }}}}, with straight quotes.': '请写成{{{{ name("id") }}}}的形式，括号和引号用英文的。',
    '"{}" is not a text: write name("id")': '“{}”不能单独写：请写成name("id")的形式',
    "{}(…) is given the wrong number of ids.": "{}(…)里的编号个数不对。",
    "this text refers to itself.": "这段文字引用了它自己。",
    "Known are {}.": "可以用的有{:list}。",
    '"{}" stands on no page.': "“{}”没有放在任何一页上。",
    'Place it with {{{{ {}("{}") }}}}.': '请用{{{{ {}("{}") }}}}放到页面上。',
    "no page is printed as the brief.": "没有指定排成一页纸摘要的页面。",
    'Name it in data/briefing.yml: "brief: …".': "请在data/briefing.yml里写“brief: …”。",
    # Parity.
    # Neither language falls behind.
    'no page or entry "{}".': "没有页面或条目“{}”。",
    "{} waits: the {} of {} has changed since both were confirmed ({}).": (
        "{0:said}还没有跟上：{3}确认之后，{2:said}的{1:said}又改过。"
    ),
    "Bring it up to date, then make confirm.": "请跟着改好，再运行make confirm。",
    "not confirmed to say the same since the last change: {}.": "上次改动之后，还没有确认两种语言一致：{:each}。",
    "Compare both languages, then make confirm.": "请对读两种语言，再运行make confirm。",
    "the tables under {{#{}}} have {} cells in zh and {} in en.": "{{#{}}}下的表，中文有{}格，英文有{}格。",
    "Give both the same rows and columns.": "请让两边的行列相同。",
    "paragraphs": "段落",
    # What is set and spelt otherwise than the pages' own way.
    "Write “ ” or ’.": "请写弯的“ ”或’。",
    # Numbers in prose.
    # What rests on sources.
    # Links, and what nothing uses.
    "Cite it, or remove it.": "请引用它，或者删掉。",
    # The rules file, and what has changed.
    "Remove it.": "请删掉。",
    # The argument.
    "Indent with spaces, and put what begins with @, ` or % in quotes.": (
        "缩进用空格，不用制表符；以@、`、%开头的放进引号。"
    ),
    # Samples.
    # Figures.
    'no column of codes "{}".': "没有代码列“{}”。",
    'no kind of figure "{}".': "没有图形种类“{}”。",
    'Use kind "dots".': "请把kind改成“dots”。",
    '"values" is empty.': "“values”是空的。",
    # Print and site.
    '"{}" is no address.': "“{}”不是网址。",
    "Write it as https://example.org.": "请写成https://example.org这样。",
    # What `make new` begins.
    '"{}" cannot be a name.': "“{}”不能用作名称。",
    "Names are lower-case letters, digits and hyphens, as supply-chain.": (
        "名称只用小写字母、数字和连字符，如supply-chain。"
    ),
    '"{}" is a page that the site makes.': "“{}”是网站自动生成的页面。",
    '"{}" is there already.': "已经有“{}”了。",
    "this file is there already.": "已经有这个文件了。",
    "Choose another name.": "请换一个名称。",
    'no page "{}".': "没有页面“{}”。",
    "nav lists no page on a line.": "nav里没有单独成行的页面。",
    "Write one page a line under nav, as   - index.md.": "请在nav下面一页写一行，如   - index.md。",
    "this file is one pair of braces.": "整个文件写在一对花括号里。",
    "Begin each entry on a line.": "请让每个条目另起一行。",
    "this folder is not empty.": "这个文件夹不是空的。",
    "Name one that is empty or not there yet.": "请写一个空文件夹，或还没有的文件夹。",
    # Progress, and the command line.
    "{} problems": "共{}处问题",
    "{} s  {}": "{}秒  {:said}",
    "data, figures and pages": "数据、图和页面",
    "print {}": "排版{:list}",
    "site {}": "网站{:list}",
    "site/{}/ {} pages · {}": "site/{}/ {}页 · {}",
    "site/{}/ {}": "site/{}/里{:said}",
    "heaviest: {} · {} {} of {} kB with them": "最重：{:said} · {}连图{} kB（上限{} kB）",
    "{} {} of {} kB before figures": "{}不计图{} kB（上限{} kB）",
    "open {}, or run make serve": "打开{}，或运行make serve",
    "all is right again": "已全部改好",
    "{} s  shown": "{}秒  已显示",
    "http://127.0.0.1:{}/  (Ctrl+C ends)": "http://127.0.0.1:{}/（按Ctrl+C结束）",
    "there is no such folder.": "没有这个文件夹。",
    "Builds a bilingual briefing, checks it, or shows it.": "生成、检查或预览双语简报。",
    'no installed font can print "{}" (U+{}).': "已安装的字体都排不出“{}”（U+{}）。",
    "Write it otherwise.": "请换一种写法。",
    "the brief is {} mm too long for one side of A4.": "一页纸摘要超出A4一面{}毫米。",
    'The longest part is "{}", {} mm.': "最长的部分是“{}”，{}毫米。",
    "Typst: {}.": "Typst排版：{:said}。",
    "MkDocs: {}": "MkDocs：{:said}",
}
"""Each key stands in the code, with {} where its f-string has an expression."""

LIBRARIES: Mapping[str, str] = {
    # The system.
    "Is a directory": "这是一个文件夹",
    "Permission denied": "没有读取的权限",
    "Too many levels of symbolic links": "链接绕成了圈",
    # PyYAML and libyaml.
    "did not find expected ',' or ']'": "缺少“,”或“]”",
    "did not find expected ',' or '}}'": "缺少“,”或“}}”",
    "did not find expected key": "这里应当是一个键，多半是缩进没有对齐",
    "did not find expected '-' indicator": "这里应当以“-”开头，多半是缩进没有对齐",
    "did not find expected node content": "这里缺少内容",
    "did not find expected alphabetic or numeric character": "“&”或“*”后面缺少名字",
    "did not find expected tag URI": "“!”后面的写法不对",
    "could not find expected ':'": "缺少冒号“:”（要用英文冒号，后面空一格）",
    "mapping values are not allowed in this context": "这里不能再有冒号；文字里有“: ”时，请用引号把整段括起来",
    "block sequence entries are not allowed in this context": "这里不能有以“-”开头的项",
    "found character that cannot start any token": "不能以这个字符开头",
    "found a tab character that violates indentation": "缩进用了制表符，请改成空格",
    "found a tab character where an indentation space is expected": "缩进用了制表符，请改成空格",
    "found unexpected end of stream": "文件在引号或括号合上之前就结束了",
    "found unexpected document indicator": "引号或括号合上之前出现了“---”或“...”",
    "found unexpected ':'": "这里不能有冒号",
    "found unknown escape character": "双引号里的“\\”写法不对",
    "found undefined alias": "别名（*）没有对应的“&”",
    "found undefined tag handle": "没有定义这个标签（!）",
    "but found another document": "文件里又出现了一份文档（“---”只能用一次）",
    # pydantic, its first letter made small.
    "input should be greater than or equal to {}": "应当不小于{}",
    "input should be less than or equal to {}": "应当不大于{}",
    "input should be a valid boolean, unable to interpret input": "应当是true或false",
    "input should be a finite number": "应当是有限的数",
    # csv.
    "unexpected end of data": "引号没有合上",
    "'{}' expected after '\"'": "引号后面应当是“{}”",
    "line contains NUL": "含有空字符",
    "field larger than field limit ({})": "一格超过了{}个字符",
    "new-line character seen in unquoted field - do you need to open the file with newline=''?": (
        "引号之外的格子里有换行"
    ),
    # Jinja.
    "'{}' is undefined": "没有“{}”这个写法",
    "unexpected '{}'": "多了“{}”",
    "unexpected '{}', expected '{}'": "写了“{}”，这里应当是“{}”",
    "Expected an expression, got '{}'": "{{{{ … }}}}里缺少内容",
    "unexpected end of template, expected '{}'.": "{{{{没有用}}}}合上。",
    "expected token '{}', got '{}'": "写了“{1:said}”，这里应当是“{0:said}”",
    "end of print statement": "}}}}",
    "end of statement block": "%}}",
    "end of template": "文件结尾",
    "unexpected char '{}' at {}": "{{{{ … }}}}里不能有“{}”",
    "Encountered unknown tag '{}'.": "没有“{}”这个标签。",
    "tag name expected": "{{% … %}}里缺少内容",
    "'{}' object has no attribute '{}'": "没有“{1}”",
    "division by zero": "除数为零",
    # argparse.
    "the following arguments are required: {}": "缺少参数：{}",
    "unrecognized arguments: {}": "没有这样的参数：{}",
    "argument {}: invalid choice: '{}' (choose from {})": "{}不能是“{}”，可以用的有{:list}",
    "argument {}: invalid int value: '{}'": "{}：“{}”不是整数",
    "argument {}: expected one argument": "{}后面缺少内容",
    # MkDocs.
    "WARNING - Doc file '{}' contains a link '{}', but the target is not found among documentation files": (
        "{}里的链接“{}”指向的页面不存在"
    ),
    "WARNING - Doc file '{}' contains a link '{}', but the target '{}' is not found among documentation files": (
        "{}里的链接“{}”指向的{}不存在"
    ),
    (
        "WARNING - Doc file '{}' contains a link '{}', but the target '{}' is not found among documentation files. "
        "Did you mean '{}'?"
    ): "{}里的链接“{}”指向的{}不存在。是不是“{}”？",
    "WARNING - Doc file '{}' contains a link '{}', but the doc '{}' does not contain an anchor '{}'": (
        "{}里的链接“{}”：{}里没有“{}”"
    ),
    "WARNING - Doc file '{}' contains a link '{}', but there is no such anchor on this page": (
        "{}里的链接“{}”：这一页没有这个编号"
    ),
    "WARNING - Doc file '{}' contains an absolute link '{}', it was left as is": (
        "{}里的链接“{}”以/开头，请改成相对链接"
    ),
    "WARNING - Doc file '{}' contains an absolute link '{}', it was left as is. Did you mean '{}'?": (
        "{}里的链接“{}”以/开头，请改成相对链接。是不是“{}”？"
    ),
    "WARNING - Doc file '{}' contains an unrecognized relative link '{}', it was left as is": (
        "{}里的链接“{}”认不出来"
    ),
    "WARNING - Doc file '{}' contains an unrecognized relative link '{}', it was left as is. Did you mean '{}'?": (
        "{}里的链接“{}”认不出来。是不是“{}”？"
    ),
    "Aborted with {} warnings in strict mode!": "有{}条警告，没有生成网站。",
    # Typst.
    "unknown variable: {}": "没有变量“{}”",
    "unclosed delimiter": "括号没有合上",
}
"""What the libraries behind the engine say most; the rest of it stands in English within a Chinese sentence."""
