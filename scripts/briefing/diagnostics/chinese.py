"""What the engine tells editors, in Chinese, by the English that its code says.

{} is what varies, in the same order unless numbered; {:said} is itself a sentence or word of this list, {:list} a
list of what may be written, {:each} a list of words of this list. A sentence that is missing here, or that nobody says
any more, fails a test.
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
    "and {} more.": "另有{}项。",
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
    "the head": "页首",
    "register": "列表",
    "PDF": "PDF文件",
    "ref": "引用",
    "cite": "文献引用",
    "figure, table, claim or system": "图、表、论断或系统",
    "words": "词",
    "characters": "字符",
    # Files.
    "Save it as UTF-8.": "请另存为UTF-8编码。",
    "Put the file itself here.": "请把文件本身放在这里。",
    "Delete it.": "请删掉。",
    'mkdocs.yml lists no pages under "nav".': "mkdocs.yml的“nav”里没有列出页面。",
    # Keys of YAML files.
    "Write {}.": "请写{:list}。",
    "Write it as 175e9 or 0.12.": "请写成175e9或0.12这样。",
    # Entries that refer to one another.
    'no {} "{}".': "没有{:said}“{}”。",
    "Give one of them another name.": "请给其中一个改名。",
    '"{}" is the name of a register.': "“{}”是列表的名称，图表不能用。",
    # Values.
    "Write series/row/column.": "请写成“系列/行/列”。",
    # Pages.
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
    # Neither language falls behind.
    "{} waits: the {} of {} has changed since both were confirmed ({}).": (
        "{0:said}还没有跟上：{3}确认之后，{2:said}的{1:said}又改过。"
    ),
    "Bring it up to date, then make confirm.": "请跟着改好，再运行make confirm。",
    "not confirmed to say the same since the last change: {}.": "上次改动之后，还没有确认两种语言一致：{:each}。",
    "Compare both languages, then make confirm.": "请对读两种语言，再运行make confirm。",
    'no page or entry "{}".': "没有页面或条目“{}”。",
    "the tables under {{#{}}} have {} cells in zh and {} in en.": "{{#{}}}下的表，中文有{}格，英文有{}格。",
    "Give both the same rows and columns.": "请让两边的行列相同。",
    "{{#{}}} has {} {} in zh and {} in en.": "{{#{}}}下，中文有{}个{:said}，英文有{}个。",
    "paragraphs": "段落",
    "items of lists": "列表项",
    "See whether one language says more.": "请看看是不是一种语言写得更多。",
    # What is set and spelt otherwise than the pages' own way.
    "a half-width mark stands in Chinese text{}: {}.": "{:said}用了半角标点：{}。",
    "Write ，；：？！。（）.": "请写全角的，；：？！。（）。",
    "a space is typed beside Chinese text{}: {}.": "{:said}汉字旁边打了空格：{}。",
    "Leave it out: typesetting makes the gap.": "请去掉，空隙由排版来留。",
    "these are not the quotation marks of simplified Chinese{}: {}.": "{:said}引号不合简体中文的写法：{}。",
    "Write “…”, and ‘…’ within.": "请用“”，里面再用‘’。",
    "this is not a Chinese dash{}: {}.": "{:said}破折号写得不对：{}。",
    "Write ——, or ～ for a range.": "请写——；表示范围写～。",
    "this is not a Chinese ellipsis{}: {}.": "{:said}省略号写得不对：{}。",
    "Write ……, without a stop.": "请写……，后面不加句号。",
    "this was left by copying{}: {}.": "{:said}留有复制带来的杂字：{}。",
    "Type the words anew.": "请重新输入这几个字。",
    "{} is a traditional character{}.": "{1:said}有繁体字“{0}”。",
    "some publishers show these asterisks{}: {}.": "{:said}这里的星号可能会原样显示出来：{}。",
    "Put the mark outside of the emphasis.": "请把标点移到强调的外面。",
    "this line end becomes a space.": "这里的换行会变成空格。",
    "Join it with the next line.": "请与下一行接成一行。",
    "a word stands twice{}: {}.": "{:said}有一个词重复了：{}。",
    "Write it once.": "请只写一遍。",
    "two spaces stand between words{}: {}.": "{:said}词与词之间打了两个空格：{}。",
    "Write one.": "请只留一个。",
    "a straight quotation mark or apostrophe is typed{}: {}.": "{:said}用了直的引号或撇号：{}。",
    "Write “ ” or ’.": "请写弯的“ ”或’。",
    "a full-width mark stands in English text{}: {}.": "{:said}用了全角标点：{}。",
    "Write that of English.": "请用英文标点。",
    "this is spelt the American way{}: {}.": "{:said}用了美式拼写：{}。",
    '"{}" is not the agreed word{}.': "{1:said}用了“{0}”，不是统一的说法。",
    'Write "{}": {{{{ term("{}") }}}}.': '请写“{}”：{{{{ term("{}") }}}}。',
    # Numbers in prose.
    'the number "{}" is typed{}.': "数字“{}”{:said}是直接打上去的。",
    " in the {} {}": "在{:said}{}里",
    "Leave it out: no call is filled here.": "请去掉：这里不能用{{{{ … }}}}。",
    'Write {{{{ fact("…") }}}} for an entry of data/facts/, or allow it in data/rules.yml.': (
        '请写{{{{ fact("…") }}}}，引用data/facts/里的条目；名称一类的，在data/rules.yml里说明。'
    ),
    "Write {}, or allow it in data/rules.yml.": ("请写{:list}；名称一类的，在data/rules.yml里说明。"),
    'the finished page has the number "{}": {}.': "生成的页面上有数字“{}”：{}。",
    'Write it with {{{{ fact("…") }}}}, or allow it in data/rules.yml.': (
        '请用{{{{ fact("…") }}}}来写；名称一类的，在data/rules.yml里说明。'
    ),
    'the number "{}" of the page {} is not in print.': "页面{1}上的数字“{0}”没有印进PDF。",
    'the printed number "{}" stands on no page of the site.': "PDF里的数字“{}”在网站的任何一页上都没有。",
    "no number was found on any finished page.": "生成的页面上一个数字也没有找到。",
    # What rests on sources.
    'fact "{}" has no source.': "数值“{}”没有来源。",
    'claim "{}" was checked against no source.': "论断“{}”写了核对结果，却没有来源。",
    'Name its "sources", or call it unverified.': "请写明“sources”，或把结果改成unverified。",
    'the disputed value of "{}" stands here without its mark.': "这里用了“{}”的值，没有标明它与记录不符。",
    'Add {{{{ ref("{}") }}}}.': '请加上{{{{ ref("{}") }}}}。',
    '"{}" stands before "{}", an estimate, which says so itself{}.': (
        "{2:said}“{1}”前面写了“{0}”；它是估算值，会自动注明。"
    ),
    "Leave it out.": "请去掉。",
    # Links, and what nothing uses.
    'this link leads to no page: "{}".': "这个链接指向的页面不存在：“{}”。",
    "Link a page as page.md; the other language has its own link at the head of each page.": (
        "链接到页面请写“页名.md”；通往另一种语言的链接，每页开头都有。"
    ),
    '"{}.md" has no "#{}".': "“{}.md”里没有“#{}”。",
    "this address is not encrypted: {}.": "这个网址没有加密：{}。",
    "Write https:// where the site answers to it.": "对方网站支持的话，请写https://。",
    "no other page links this one.": "别的页面都没有链接到这一页。",
    "Link it where it helps.": "请在读者用得着的地方加上链接。",
    '{} "{}" is used nowhere.': "{:said}“{}”没有用到。",
    'Write it with {{{{ fact("…") }}}}, or remove it.': '请用{{{{ fact("…") }}}}写到正文里，或者删掉。',
    "Cite it, or remove it.": "请引用它，或者删掉。",
    "Draw it in a figure or a table, or remove it.": "请用图或表显示出来，或者删掉。",
    'Place it with {{{{ table("…") }}}}, or remove it.': '请用{{{{ table("…") }}}}放到页面上，或者删掉。',
    'Write it with {{{{ term("…") }}}}, or remove it.': '请用{{{{ term("…") }}}}写到正文里，或者删掉。',
    # The rules file, and what has changed.
    'no rule "{}".': "没有规则“{}”。",
    '"{}" is allowed, but': "“{}”已经放行，但",
    "{} is allowed in {}, but": "在{1}里放行了{0}，但",
    "{} nothing needs it.": "{:said}没有用到。",
    "Remove it.": "请删掉。",
    "no entry tells of version {}.": "没有条目说明{}版改了什么。",
    "Say there what it brought or corrected.": "请在那里写明这一版增加了什么、更正了什么。",
    '"{}" is dated {}, after the version ({}).': "“{}”的日期是{}，晚于这一版（{}）。",
    # The argument.
    '"{}" stands on no {} page.': "{1:said}的页面上都没有“{0}”。",
    "Give its paragraph the id {{: #{} }}.": "请在它那一段后面写上{{: #{} }}。",
    # Samples.
    'the words of the sample are still here: "{}".': "还是示例的文字：“{}”。",
    "Write your own.": "请换成自己的。",
    # Figures.
    'figure "{}" stands on no page.': "图“{}”没有放在任何一页上。",
    'Place it with {{{{ figure("{}") }}}}.': '请用{{{{ figure("{}") }}}}放到页面上。',
    "the {} title has {} {}.": "{:said}标题有{}{:said}。",
    "the {} alt has {} {}.": "{:said}替代文字（alt）有{}{:said}。",
    "At most {}.": "上限是{}。",
    "the {} alt repeats the title.": "{:said}替代文字（alt）重复了标题。",
    "Say what kind of chart shows what.": "请说明是什么图、显示什么。",
    "the {} subtitle does not say that the scale is logarithmic.": "{:said}副标题没有说明用的是对数刻度。",
    "the {} subtitle does not name the unit.": "{:said}副标题没有写单位。",
    "Say {}.": "请写明{:list}。",
    "the {} subtitle does not say of what time the values are.": "{:said}副标题没有写数值是什么时候的。",
    "Its values are of {}.": "数值的年份：{}。",
    '{} ranks or adds "{}" of {}, which are not comparable.': "{}会把“{}”排名或相加，而{:list}不可比。",
    'Use kind "scatter", or leave rows out.': "请把kind改成“scatter”，或者少画几行。",
    '"{}" of {}, which are not comparable, looks alike.': "“{}”里{:list}不可比，画出来却一个样。",
    "Write fill: {{by: {}, looks: {{{}: filled, {}: hollow}}}}.": (
        "请写fill: {{by: {}, looks: {{{}: filled, {}: hollow}}}}。"
    ),
    '"{}" is computed from {}, which are not comparable.': "“{}”由{:list}算出，而它们不可比。",
    "Compute it within one kind, or leave it out.": "请只在同一类之内计算，或者去掉它。",
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
}
"""Each key stands in the code, with {} where its f-string has an expression."""

LIBRARIES: Mapping[str, str] = {
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
