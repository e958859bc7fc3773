"""Chinese translations of messages about MkDocs, Typst and downloads."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {
    # What Typst reports.
    'No installed font can print "{sign}" (U+{code}).': "已安装的字体都排不出“{sign}”（U+{code}）。",
    "Use another character, or install a font that has this one.": "请换一个字，或者安装有这个字的字体。",
    "The brief has no section with text, and its two columns would be empty.": "一页摘要没有一节有正文，两栏都是空的。",
    "Begin sections with ##, and write text below them.": "请用##开始各节，在下面写上正文。",
    "The table is {needed} mm wide in the smallest type, and the page has {width} mm.": (
        "用最小的字号，这张表也有{needed}毫米宽，而页面只有{width}毫米。"
    ),
    "Show fewer columns, or shorten their heads.": "请减少几列，或者缩短表头。",
    'Write "landscape: true", or show fewer columns.': "请写“landscape: true”，或者减少几列。",
    "The brief is {over} mm too long for one side of A4.": "一页摘要超出A4一面{over}毫米。",
    'Shorten "{part}", its longest part ({length} mm).': "请缩短最长的部分“{part}”（{length}毫米）。",
    'The heading "{heading}" skips a level: {marks} comes after {before}.': (
        "标题“{heading}”跳了一级：{before}后面直接用了{marks}。"
    ),
    "Begin it with {marks}.": "请改用{marks}开头。",
    'The first heading of the page, "{heading}", is not its title.': "这一页的第一个标题“{heading}”不是页面标题。",
    "Begin the page with its title, as in # Title.": "请先写页面标题，如“# 标题”。",
    'The id "{id}" is used more than once on this page.': "编号“{id}”在这一页用了不止一次。",
    "Give each place an id of its own.": "请给每一处单独的编号。",
    "Typst cannot typeset this PDF.": "Typst排不出这份PDF。",
    'Typst cannot make the card of "{title}".': "Typst做不出“{title}”的图片。",
    "Typst cannot make the social cards.": "Typst做不出链接预览图。",
    "Read its report and fix the cause: {log}.": "请按报告修改：{log}。",
    # What MkDocs reports.
    "MkDocs cannot publish the {language} pages.": "MkDocs做不出{language}页面。",
    'MkDocs does not accept the setting "{name}".': "MkDocs不接受设置“{name}”。",
    'The link "{link}" points to a file that is not on the site.': "链接“{link}”指向的文件不存在。",
    'The link "{link}" points to an id that does not exist.': "链接“{link}”指向的编号不存在。",
    'The link "{link}" is not relative to this page.': "链接“{link}”不是相对链接。",
    "Add the file, or link to a page in this language by its file name, as in page.md.": (
        "请补上这个文件，或者链接到同一种语言的页面，如page.md。"
    ),
    "Link to a page in this language by its file name, as in page.md.": (
        "链接到同一种语言的页面，请写文件名，如page.md。"
    ),
    "Use an id on the linked page, as in page.md#id.": "请用那一页上的编号，如page.md#id。",
}
