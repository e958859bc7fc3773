"""Chinese translations of the messages of checks/."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {
    'In the {language} of "{field}": {finding}': "“{field}”的{language}：{finding}",
    # Printed pages; the messages about the brief are those of publish/.
    '"{page}" is printed after "{before}", but before it in nav: numbers of figures and titles of parts '
    "would be out of order in the PDF.": (
        "“{page}”印在“{before}”后面，在nav里却在它前面：PDF里图的编号和各部分的标题会乱。"
    ),
    "Put the pages in the same order in mkdocs.yml and in data/briefing.yml.": (
        "请让mkdocs.yml和data/briefing.yml里各页的顺序相同。"
    ),
    # Registers.
    'The register "{name}" is empty.': "列表“{name}”里没有条目。",
    "Remove the call and its heading, or write entries in data/{file}.": (
        "请删掉这个调用和它的标题，或者在data/{file}里写上条目。"
    ),
    # Front matter.
    'The page has no "{key}".': "这一页没有“{key}”。",
    'Write "{key}: …" between two lines of --- at its top.': "请在页首的两行---之间写上“{key}: …”。",
    "This value contains characters that YAML reads as syntax.": "这个值里有YAML的记号。",
    'Put it in straight quotes: "…".': '请用英文直引号"…"括起来。',
    # Differences between the languages.
    "{lacks} lacks the heading {heading}.": "{lacks}没有标题{heading}。",
    "Add it, or remove it from the {has} page.": "请加上，或者从{has}页面上删掉。",
    "Different levels: {mine} here, {theirs} there.": "标题级别不同：这边是{mine}，那边是{theirs}。",
    "Write the same number of # in both.": "两种语言请用同样多的#。",
    "The headings are in a different order: {mine} here, {theirs} there.": (
        "标题的顺序不同：这边是{mine}，那边是{theirs}。"
    ),
    "Figures and tables are in a different order: {mine} here, {theirs} there.": (
        "图表的顺序不同：这边是{mine}，那边是{theirs}。"
    ),
    "Put them in the same order in both languages.": "请让两种语言的顺序相同。",
    "{less} lacks {use} in {section}, but {more} has it.": "{section}里，{more}有{use}，{less}没有。",
    "Use it in both, or in neither.": "要么两边都用，要么都不用。",
    "{less} has {use} less often than {more} in {section}.": "{section}里，{less}的{use}比{more}少。",
    "Use it equally often in both.": "两边请用同样多次。",
    'a citation of "{id}"': "文献引用“{id}”",
    'a reference to "{id}"': "引用“{id}”",
    'claim "{id}"': "论断“{id}”",
    'fact "{id}"': "数值“{id}”",
    'figure "{id}"': "图“{id}”",
    'register "{id}"': "列表“{id}”",
    'system "{id}"': "系统“{id}”",
    'table "{id}"': "表“{id}”",
    'term "{id}"': "术语“{id}”",
    "Tables in {section} have other rows or columns in Chinese ({zh}) than in English ({en}).": (
        "{section}的表格行列不一致：中文{zh}，英文{en}。"
    ),
    "Tables in {section} have {zh} cells in Chinese and {en} in English.": (
        "{section}的表，中文有{zh}格，英文有{en}格。"
    ),
    "Give both the same rows and columns.": "请让两边的行列相同。",
    "Chinese has {zh} {counted} in {section}, and English has {en}.": (
        "{section}的{counted}，中文有{zh}个，英文有{en}个。"
    ),
    "paragraphs": "段落",
    "list items": "列表项",
    "Check whether one language contains more than the other.": "请看看是不是一种语言写得更多。",
    "{late} is out of date: the {ahead} of {passage} changed after both were confirmed ({date}).": (
        "{late}还没有跟上：{date}确认之后，{passage}的{ahead}又改过。"
    ),
    "Update it, then run make confirm.": "请跟着改好，再运行make confirm。",
    "Changed, but not confirmed to match in both languages: {passages}.": (
        "有改动，还没有确认两种语言一致：{passages}。"
    ),
    "Compare both languages, then run make confirm.": "请对读两种语言，再运行make confirm。",
    # Figures.
    'Figure "{id}" is not on any page.': "图“{id}”没有放在任何一页上。",
    "Place it with {call}.": "请用{call}放到页面上。",
    "The {language} {part} has {count} {unit}.": "{language}{part}有{count}{unit}。",
    "title": "标题",
    "alternative text": "替代文字（alt）",
    "words": "个词",
    "characters": "个字符",
    "Use at most {most}.": "最多{most}个。",
    "The {language} alternative text repeats the title.": "{language}替代文字（alt）重复了标题。",
    "Describe the chart: its kind, its data and what it shows.": "请说明是什么图、画的是什么、看出什么。",
    "The {language} subtitle does not mention the logarithmic scale.": "{language}副标题没有说明用的是对数刻度。",
    'Add "{words}".': "请加上“{words}”。",
    "The {language} subtitle does not name the unit.": "{language}副标题没有写单位。",
    "Add {names}.": "请写明{names}。",
    "The {language} subtitle gives no date for the values.": "{language}副标题没有写数值是什么时候的。",
    "Add the year.": "请写明年份。",
    "Add {year}.": "请写明{year}年。",
    "Add {first}–{last}.": "请写明{first}～{last}年。",
    'Kind {kind} compares or adds values of "{column}" that are not comparable: {codes}.': (
        "{kind}会把“{column}”排名或相加，而其中的{codes}不可比。"
    ),
    'Use kind "dots", or leave rows out.': "请把kind改成“dots”，或者少画几行。",
    'Values of "{column}" that are not comparable look the same: {codes}.': (
        "“{column}”里{codes}不可比，画出来却一个样。"
    ),
    "Write {field}: {{by: {column}, looks: {{{looks}}}}}.": "请写{field}: {{by: {column}, looks: {{{looks}}}}}。",
    "Leave rows out: there are more kinds than colours.": "请少画几行：种类比颜色还多。",
    'Fact "{id}" is computed from values that are not comparable: {codes}.': "数值“{id}”由{codes}算出，而它们不可比。",
    "Compute it from one kind only, or remove it.": "请只在同一类之内计算，或者删掉它。",
    # Outline and change log.
    '"{id}" is missing from the {language} pages.': "{language}页面上都没有“{id}”。",
    "Write {anchor} on a line of its own below its paragraph.": "请在它那一段下面单独写一行{anchor}。",
    'Entry "{id}" is dated {date}, after this version ({now}).': "条目“{id}”的日期是{date}，晚于这一版（{now}）。",
    "Correct its date, or the date of the version in data/briefing.yml.": (
        "请改正它的日期，或者data/briefing.yml里这一版的日期。"
    ),
    "No entry for version {version}.": "没有条目说明{version}版改了什么。",
    "Add one that says what is new or corrected.": "请加一条，写明增加了什么、更正了什么。",
    # Numbers.
    'Number typed in text: "{number}".': "数字“{number}”是直接打上去的。",
    "Delete it: front matter cannot refer to data/.": "请删掉：页首不能引用data/里的数值。",
    'Add it to data/facts/ and write {{{{ fact("…") }}}}, or list it in data/rules.yml.': (
        '请在data/facts/里加一条，再写{{{{ fact("…") }}}}；名称一类的，在data/rules.yml里说明。'
    ),
    "Write {calls}, or list it in data/rules.yml.": "请写{calls}；名称一类的，在data/rules.yml里说明。",
    "Write {calls}.": "请写{calls}。",
    'In "{context}", the number "{number}" has no link to its source.': "“{context}”里的数字“{number}”没有链接到来源。",
    'Write it with {{{{ fact("…") }}}}, or list it in data/rules.yml.': (
        '请用{{{{ fact("…") }}}}来写；名称一类的，在data/rules.yml里说明。'
    ),
    "No number on the finished pages links to its source.": "生成的页面上没有一个数字链接到来源。",
    'Keep the class "fact" on the links of values in templates/.': "templates/里数值的链接要保留“fact”这个类。",
    'The PDF lacks the number "{number}" of page "{page}".': "PDF里缺少页面“{page}”上的数字“{number}”。",
    "Check how templates/print/ sets it, or allow it in data/rules.yml.": (
        "请看看templates/print/怎样排它，或者在data/rules.yml里放行。"
    ),
    'The PDF has the number "{number}", which is on no page of the site.': (
        "PDF里的数字“{number}”在网站的任何一页上都没有。"
    ),
    "Remove it from templates/print/, or allow it in data/rules.yml.": (
        "请从templates/print/里去掉，或者在data/rules.yml里放行。"
    ),
    # Claims and sources.
    'Fact "{id}" has no source.': "数值“{id}”没有来源。",
    'Name its "sources".': "请写明“sources”。",
    'Claim "{id}" has a verdict but no source.': "论断“{id}”写了核对结果，却没有来源。",
    'Name its "sources", or change its verdict to "unverified".': "请写明“sources”，或把verdict改成unverified。",
    'The disputed value of "{id}" is not marked as disputed.': "这里用了“{id}”的值，没有标明它与记录不符。",
    "Add {call} after it.": "请在后面加上{call}。",
    '"{word}" is redundant: "{id}" is already printed with "{own}".': "“{word}”多余：“{id}”写出来已带“{own}”。",
    'Delete "{word}".': "请删掉“{word}”。",
    # Typography and spelling.
    "Half-width punctuation in Chinese text: {shown}.": "中文里用了半角标点：{shown}。",
    "Use ，；：？！。（）.": "请写全角的，；：？！。（）。",
    "Space beside Chinese text: {shown}.": "汉字旁边打了空格：{shown}。",
    "Delete it: typesetting adds the gap.": "请去掉，空隙由排版来留。",
    "Not the quotation marks of simplified Chinese: {shown}.": "引号不合简体中文的写法：{shown}。",
    "Use “…”, and ‘…’ inside.": "请用“”，里面再用‘’。",
    "Not a Chinese dash: {shown}.": "破折号写得不对：{shown}。",
    "Use ——, or ～ for a range.": "请写——；表示范围写～。",
    "Not a Chinese ellipsis: {shown}.": "省略号写得不对：{shown}。",
    "Use ……, without a full stop.": "请写……，后面不加句号。",
    "Stray characters from copying: {shown}.": "留有复制带来的杂字：{shown}。",
    "Retype the text.": "请重新输入这几个字。",
    "Traditional character: {character}.": "有繁体字：{character}。",
    "Write {character}.": "请写{character}。",
    "Some publishers print these asterisks: {shown}.": "这里的星号可能会原样显示出来：{shown}。",
    "Move the punctuation out of the emphasis.": "请把标点移到强调的外面。",
    "This line break becomes a space.": "这里的换行会变成空格。",
    "Join the next line to this one.": "请与下一行接成一行。",
    'Repeated word: "{words}".': "有一个词重复了：“{words}”。",
    "Delete one.": "请删掉一个。",
    'Double space: "{shown}".': "词与词之间打了两个空格：“{shown}”。",
    "Straight quotation mark or apostrophe: {shown}.": "用了直的引号或撇号：{shown}。",
    "Write “ ” or ’.": "请写弯的“ ”或’。",
    "Full-width punctuation in English text: {shown}.": "英文里用了全角标点：{shown}。",
    "Use English punctuation.": "请用英文标点。",
    'American spelling: "{word}".': "用了美式拼写：“{word}”。",
    'Write "{word}".': "请写“{word}”。",
    '"{word}" is not the agreed term.': "“{word}”不是统一的说法。",
    'Write "{term}", or {call} on a page.': "请写“{term}”，在页面上可以写{call}。",
    # Finished drawings.
    "The {language} drawing for {size} has no space for the labels of {names}.": (
        "{language}的图（{size}）里，{names}的标签没有地方放。"
    ),
    "wide screens": "宽屏版",
    "phones": "手机版",
    "Shorten the labels, or show fewer rows. The table below the figure contains all of them.": (
        "请缩短标签，或者少放几行；图下的数据表里列有全部。"
    ),
    # Links and unused entries.
    "Address without encryption: {address}.": "这个网址没有加密：{address}。",
    "Use https:// if the site supports it.": "对方网站支持的话，请写https://。",
    'Link to a missing page: "{target}".': "这个链接指向的页面不存在：“{target}”。",
    "Link to a page in this language, as in page.md; each page already links to the other language.": (
        "链接到本语言的页面请写“页名.md”；通往另一种语言的链接，每页都有。"
    ),
    '"{page}.md" has no id "#{anchor}".': "“{page}.md”里没有“#{anchor}”。",
    "Link to the id of a heading there.": "请链接到那一页某个标题的编号。",
    "No other page links to this one.": "别的页面都没有链接到这一页。",
    "Link to it where readers will need it.": "请在读者用得着的地方加上链接。",
    'Fact "{id}" is not used.': "数值“{id}”没有用到。",
    'Write it with {{{{ fact("…") }}}}, or remove it.': '请用{{{{ fact("…") }}}}写到正文里，或者删掉。',
    'Source "{id}" is not used.': "来源“{id}”没有用到。",
    "Cite it, or remove it.": "请引用它，或者删掉。",
    'Series "{id}" is not used.': "数据系列“{id}”没有用到。",
    "Show it in a figure or table, or remove it.": "请用图或表显示出来，或者删掉。",
    'Table "{id}" is not used.': "表“{id}”没有用到。",
    'Place it with {{{{ table("…") }}}}, or remove it.': '请用{{{{ table("…") }}}}放到页面上，或者删掉。',
    'Term "{id}" is not used.': "术语“{id}”没有用到。",
    'Write it with {{{{ term("…") }}}}, or remove it.': '请用{{{{ term("…") }}}}写到正文里，或者删掉。',
    # Samples, and data/rules.yml.
    'Sample text is still here: "{text}".': "还是示例的文字：“{text}”。",
    "Replace it with your own.": "请换成自己的。",
    'No rule "{rule}".': "没有规则“{rule}”。",
    "Use the name in square brackets at the end of a message.": "规则名写在每条检查结果末尾的方括号里。",
    'The exception "{text}" is not needed.': "放行的“{text}”没有用到。",
    "The exception to {rule} in {file} is not needed.": "在{file}里放行的{rule}没有用到。",
    # Units.
    '"{code}" is not the ISO 4217 code of a currency.': "“{code}”不是ISO 4217的货币代码。",
    "Write three capital letters, such as EUR or CNY.": "请写三个大写字母，如EUR、CNY。",
    'The value 1 is printed as "{text}".': "数值1在英文里写成了“{text}”。",
    "Add the pattern of one to the unit: {field}.": "请给这个单位加上单数的写法：{field}。",
    'the footnote "{id}"': "脚注“{id}”",
    # Images and files.
    'the image "{id}"': "图片“{id}”",
    'a link to the file "{id}"': "文件“{id}”的链接",
    'The file "{file}" is missing.': "文件“{file}”不存在。",
    "Put the file there, or correct the address.": "请把文件放到这个位置，或者改正地址。",
    "This image cannot be read.": "这张图片的写法无法识别。",
    "The image is not on a line of its own.": "图片没有单独成行。",
    'Write ![alternative text](photo.jpg "Caption") on a line of its own, with empty lines around it '
    "and no space in the file name.": (
        '请写成![替代文本](photo.jpg "图注")，单独成行，前后各空一行；文件名不要有空格。'
    ),
    'The image "{file}" has no alternative text.': "图片“{file}”没有替代文本。",
    "Describe it between ![ and ], for readers who cannot see it.": "请在![和]之间用文字描述，供看不到图片的读者使用。",
    'The file "{file}" is not an image of a known type.': "文件“{file}”不是支持的图片类型。",
    "Save it as {types}, or link to it without the !.": "请另存为{types}，或者去掉!，改成链接。",
    "The table shows {rows} rows of {columns} columns: its page loads slowly.": (
        "表里有{rows}行{columns}列，页面打开会慢。"
    ),
    'Show the first rows only, with "limit" and "order": the CSV file still has all.': (
        "请用“limit”和“order”只列前几行，CSV文件里仍有全部数据。"
    ),
    "The image has {size} MB.": "图片有{size} MB。",
    "Save a smaller copy: pages are read on phones.": "请另存一份小一些的：读者会用手机看。",
    "No page uses this file.": "没有页面用到这个文件。",
    "Show it, link to it, or delete it.": "请在页面上显示它、链接到它，或者删掉它。",
    # Markdown.
    'These signs are printed as typed: "{shown}".': "这些记号会原样显示出来：“{shown}”。",
    'Add "{name}" to markdown_extensions in mkdocs.yml.': "请在mkdocs.yml的markdown_extensions里加上“{name}”。",
    "Write the signs directly beside the words, in pairs.": "请把记号紧贴文字，成对书写。",
    'Write !!! caution "Title" with straight quotes, and indent the text below it by four spaces.': (
        '请写成!!! caution "标题"，用英文直引号，下面的文字缩进四个空格。'
    ),
    "Leave an empty line above the table, and give every row the same number of columns.": (
        "请在表格上面空一行，并让每行的列数相同。"
    ),
    "Write [text](address), with half-width brackets and no space between them.": (
        "请写成[文字](地址)，用半角括号，中间不要空格。"
    ),
    "Write *…*.": "请写成*…*。",
    "Write **…**.": "请写成**…**。",
    "Write [text](page.md).": "请写成[文字](page.md)。",
    "Write [text](address).": "请写成[文字](地址)。",
    "Explain it in the text, or in data/terms.yml.": "请在正文里解释，或者写进data/terms.yml。",
    "Delete it: comments would be published.": "请删掉：注释会发布出去。",
    "Put it on a line of its own, below its paragraph.": "请另起一行，写在段落下面。",
    "For a line break, end the line with two spaces.": "要换行，请在行末写两个空格。",
    "Use headings: there are no tabs.": "请改用标题，这里没有选项卡。",
    "Begin it with - as an item of a list: - [ ] or - [x].": "请在前面加上-，写成列表的一项：- [ ]或- [x]。",
    "Write 1. with a full stop.": "请写成1.，用英文句点。",
    "Leave an empty line above the list.": "请在列表上面空一行。",
    "Leave an empty line above it.": "请在上面空一行。",
    "Put the term on the line above.": "请把术语写在上一行。",
    "Write it in words.": "请用文字写出来。",
    "This list item is not nested.": "这一项没有成为下一级。",
    "Indent it by {count} spaces, or align it with the item above.": "请缩进{count}个空格，或者与上一项对齐。",
    "This paragraph is not part of the list.": "这一段没有归入列表。",
    "Indent it by four spaces, or not at all.": "请缩进四个空格，或者不缩进。",
    "This line becomes a row of the table.": "这一行会变成表格的一行。",
    "The box is empty.": "这个框是空的。",
    "Indent its text by four spaces, directly below its title.": "请把文字写在标题的下一行，缩进四个空格。",
    "Diagrams are not drawn: {name}.": "不会画成图：{name}。",
    "Save it as SVG, and show it as an image.": "请存成SVG，作为图片显示。",
    "This code block is not at the start of the line.": "代码块没有顶格写。",
    "Write it outside lists and boxes.": "请写在列表和框的外面。",
    "This code block is not closed.": "代码块没有结束。",
    "End it with a line of the same signs.": "请在末尾用同样的记号另起一行。",
    "This paragraph becomes code, because it is indented.": "这一段因为缩进，会变成代码。",
    "Delete the spaces at its beginning; for code, write ``` above and below it.": (
        "请删去开头的空格；如果是代码，请在上下各写一行```。"
    ),
    "The formula {shown} cannot be typeset: {reason}.": "公式{shown}不能排版：{reason}。",
    "The formula {shown} contains a call.": "公式{shown}里有调用。",
    "Write the value beside the formula, and a letter in the formula.": "请把数值写在公式旁边，公式里用字母。",
    "The formula {shown} is not a paragraph of its own.": "公式{shown}没有单独成段。",
    "Leave an empty line above and below it, or write $…$.": "请在上下各空一行，或者写成$…$。",
    "The heading has the formula {shown}.": "标题里有公式{shown}。",
    'This formula would be printed as typed: "{shown}".': "这个公式会原样显示出来：“{shown}”。",
    "Write $…$, or $$…$$ in a paragraph of its own.": "请写成$…$，或者单独成段写成$$…$$。",
    "This formula is not closed.": "这个公式没有结束。",
    "End it with $$, without an empty line in it.": "请用$$结尾，中间不要空行。",
    "Write it in words: formulas are typeset in the text of pages only.": "请用文字写：只有页面正文里的公式会排版。",
    'there is no command "{name}"': "没有命令“{name}”",
    'there is no environment "{name}"': "没有环境“{name}”",
    '"{name}" is missing': "缺“{name}”",
    '"{name}" has no partner': "“{name}”没有成对",
    "an index stands beside another one": "两个上标或下标连在一起",
    '"{name}" is not allowed here': "这里不能有“{name}”",
    '"{name}" is not supported': "不支持“{name}”",
    "its lines are numbered": "它给各行编号",
    'its notation is wrong ("{report}")': "写法有误（“{report}”）",
    r"Write another command, or \operatorname{{…}} for a name.": r"请换一个命令；名称请写成\operatorname{{…}}。",
    "Write both, or neither.": "请成对写，或者都不写。",
    "Write it another way, or show it as an image.": "请换一种写法，或者用图片。",
    "Put it into braces: x_{{a_b}}, x^{{a^b}}.": "请用花括号括起来：x_{{a_b}}、x^{{a^b}}。",
    r"Write \begin{{aligned}} … \end{{aligned}}.": r"请写成\begin{{aligned}} … \end{{aligned}}。",
    'the formula "{id}"': "公式“{id}”",
    'the check box "{id}"': "复选框“{id}”",
    'Footnotes are printed as typed: "{shown}".': "脚注会原样显示出来：“{shown}”。",
    "The footnote {mark} has no text.": "脚注{mark}没有内容。",
    "Write it in a paragraph of its own: {mark}: …": "请另起一段写：{mark}: …",
    "No text refers to the footnote {mark}.": "正文没有用到脚注{mark}。",
    "Refer to it, or delete it.": "请在正文里引用，或者删掉。",
    "The footnote {mark} is written more than once.": "脚注{mark}写了不止一次。",
    "Give each footnote a label of its own.": "请给每条脚注各自的编号。",
    "The heading has the footnote {mark}.": "标题里有脚注{mark}。",
    "Put it into the text below: headings are listed in the contents.": "请移到下面的正文里：标题会列进目录。",
}
