"""What the engine tells editors, in Chinese, by the English that its code says.

{} is what varies, in the same order unless numbered; {:said} is itself a sentence or word of this list, {:list} a
list of what may be written. A sentence that is missing here, or that nobody says any more, fails a test.
"""

from collections.abc import Mapping

OURS: Mapping[str, str] = {
    # The status board.
    "Gates that fail": "未通过的检查",
    "Warnings": "提醒",
    "Passages that wait for the other language": "等待另一种语言跟上的段落",
    "Claims that nobody could verify": "无从证实的论断",
    "Numbers on weak sources alone": "只有弱来源的数字",
    "Sources without an address": "没有地址的来源",
    "Sources without a date": "没有日期的来源",
    "Drawings and pages over their budget": "超出预算的图和页面",
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
    'the page has no "{}".': "这一页没有“{}”。",
    "Begin it with ---, {}: …, ---.": "页首请写---，{}: …，---，各占一行。",
    "this value holds signs of YAML.": "这个值里有YAML的记号。",
    'Put it in "straight quotes".': '请用英文直引号"…"括起来。',
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
    "{} has the heading {}, {} does not.": "{:said}有标题{}，{:said}没有。",
    "the same headings stand in another order.": "两种语言的标题相同，顺序不同。",
    '{} uses {} "{}" under {{#{}}}, {} does not.': "在{{#{3}}}下，{0:said}用了{1:said}“{2}”，{4:said}没有。",
    # Numbers in prose.
    'the number "{}" is typed{}.': "数字“{}”{:said}是直接打上去的。",
    " in the {} {}": "在{:said}{}里",
    "Leave it out: no call is filled here.": "请去掉：这里不能用{{{{ … }}}}。",
    'Write {{{{ fact("…") }}}} for an entry of data/facts/, or allow it in data/rules.yml.': (
        '请写{{{{ fact("…") }}}}，引用data/facts/里的条目；名称一类的，在data/rules.yml里说明。'
    ),
    "Write {}, or allow it in data/rules.yml.": ("请写{:list}；名称一类的，在data/rules.yml里说明。"),
    # The argument.
    '"{}" stands on no {} page.': "{1:said}的页面上都没有“{0}”。",
    "Give its paragraph the id {{: #{} }}.": "请在它那一段后面写上{{: #{} }}。",
    # Figures.
    'figure "{}" stands on no page.': "图“{}”没有放在任何一页上。",
    'Place it with {{{{ figure("{}") }}}}.': '请用{{{{ figure("{}") }}}}放到页面上。',
    "the {} title has {} {}.": "{:said}标题有{}{:said}。",
    "the {} alt has {} {}.": "{:said}替代文字（alt）有{}{:said}。",
    "At most {}.": "上限是{}。",
    "the {} alt repeats the title.": "{:said}替代文字（alt）重复了标题。",
    "Say what kind of chart shows what.": "请说明是什么图、显示什么。",
    "the {} subtitle does not say that the scale is logarithmic.": "{:said}副标题没有说明用的是对数刻度。",
    'no kind of figure "{}".': "没有图形种类“{}”。",
    '{} draws one column: "values" names {}.': "{}只画一列，“values”列了{}列。",
    'dumbbell draws two columns: "values" names {}.': "dumbbell画两列，“values”列了{}列。",
    "bars never stand on a log axis.": "条形图不能用对数轴。",
    'Use kind "dots".': "请把kind改成“dots”。",
    '{} needs "against", the column of its horizontal axis.': "{}要用“against”指定横轴的列。",
    'timeline needs "lanes", the column of its lanes.': "timeline要用“lanes”指定分行的列。",
    '{} has no parts: "group" is for steps.': "{}不分步骤，“group”只用于steps。",
    '{} prints no other column: "written" is for bars and dots.': "{}不写别的列，“written”只用于bars和dots。",
    'no look "{}".': "没有样式“{}”。",
    'no row has the code "{}" in "{}".': "列“{1}”里没有一行的代码是“{0}”。",
    'the key names no look "{}".': "图例里的“{}”不是样式。",
    '"values" is empty.': "“values”是空的。",
    "Name the columns to draw.": "请写出要画的列。",
    '"{}" holds words, not numbers.': "“{}”是文字列，不是数字列。",
    '"{}" has no value in these rows.': "这些行在“{}”列都没有值。",
    '"{}" holds no dates.': "“{}”不是日期列。",
    '"{}" holds words, not numbers or dates.': "“{}”是文字列，不是数字列或日期列。",
    "bars cannot show negative values.": "条形图不能画负值。",
    "steps have no axis, and so no log scale.": "steps没有坐标轴，不能用对数刻度。",
    '"{}" holds no codes that say of which step a row is a part.': "“{}”列没有代码说明每一行属于哪一步。",
    'row "{}" is a part of "{}", which does not stand before it.': "行“{0}”属于“{1}”，但“{1}”不在它前面。",
    "Parts follow their step.": "各部分要排在所属步骤之后。",
    'row "{}" has no value to write.': "行“{}”没有可写的值。",
    "Fill a cell, or leave the row out.": "请填上一格，或者去掉这一行。",
    "figure {} ({}): {}.": "图“{}”（{:said}）：{:said}。",
    '"{}" (U+{}) is not in {}': "字体{2}里没有“{0}”（U+{1}）",
    "no font for Chinese figures: install one of {} (Debian: fonts-noto-cjk).": (
        "没有能画中文的字体：请安装{:list}（Debian的软件包是fonts-noto-cjk）。"
    ),
    # Print and site.
    'no installed font can print "{}" (U+{}).': "已安装的字体都排不出“{}”（U+{}）。",
    "Write it otherwise.": "请换一种写法。",
    "the brief is {} mm too long for one side of A4.": "一页纸摘要超出A4一面{}毫米。",
    'The longest part is "{}", {} mm.': "最长的部分是“{}”，{}毫米。",
    "Typst: {}.": "Typst排版：{:said}。",
    "MkDocs: {}": "MkDocs：{:said}",
    '"{}" is no address.': "“{}”不是网址。",
    "Write it as https://example.org.": "请写成https://example.org这样。",
    # Progress, and the command line.
    "{} problems": "共{}处问题",
    "{} s  {}": "{}秒  {:said}",
    "data, figures and pages": "数据、图和页面",
    "print {}": "排版{:list}",
    "site {}": "网站{:list}",
    "site/{}/ {} pages · {}": "site/{}/ {}页 · {}",
    "open {}, or run make serve": "打开{}，或运行make serve",
    "http://127.0.0.1:{}/  (Ctrl+C ends)": "http://127.0.0.1:{}/（按Ctrl+C结束）",
    "there is no such folder.": "没有这个文件夹。",
    "Builds a bilingual briefing, checks it, or shows it.": "生成、检查或预览双语简报。",
    "the briefing's folder; else this one": "简报所在的文件夹；不写就是当前文件夹",
    "where `serve` listens": "serve使用的端口",
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
    "found character that cannot start any token": "不能以这个字符开头（缩进用空格，不用制表符；@、`、%等放进引号）",
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
    # argparse.
    "the following arguments are required: {}": "缺少参数：{}",
    "unrecognized arguments: {}": "没有这样的参数：{}",
    "argument {}: invalid choice: '{}' (choose from {})": "{}不能是“{}”，可以用的有{:list}",
    "argument {}: invalid int value: '{}'": "{}：“{}”不是整数",
    "argument {}: expected one argument": "{}后面缺少内容",
}
"""What the libraries behind the engine say most; the rest of it stands in English within a Chinese sentence."""
