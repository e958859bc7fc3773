"""Chinese translations of the messages of all commands and of operating-system errors."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {
    "Nothing has changed since the last build.": "上次生成以来没有改动。",
    'No kind of figure "{kind}".': "没有“{kind}”这种图。",
    # The command line.
    "Build site/: both languages and their PDFs.": "生成site/：两种语言的网页和PDF。",
    "Rebuild only the PDFs.": "只重做PDF。",
    "Run the checks, and write build/schema/ for editors.": "运行检查，并为编辑器写出build/schema/。",
    "Confirm that both languages match.": "确认两种语言一致。",
    "Preview the site, and rebuild it after every save.": "预览网站，随保存更新。",
    "List what is out of date, unverified or too heavy.": "列出待更新、待核实和超出预算的内容。",
    "Create a page, a figure or a briefing.": "新建页面、图或简报。",
    "The folder of the briefing; by default the current one.": "简报所在的文件夹，默认为当前文件夹。",
    "No command was given.": "没有写命令。",
    'Unknown command "{command}".': "没有命令“{command}”。",
    'Unknown option "{option}".': "没有选项“{option}”。",
    'The option "{option}" has no value.': "选项“{option}”后面缺少内容。",
    '"{command}" does not accept "{word}".': "命令“{command}”不能带“{word}”。",
    "The command line cannot be read.": "读不懂这条命令。",
    'Remove "{word}".': "请去掉“{word}”。",
    "Use {choice}.": "可以用的有{choice}。",
    "Write {example}.": "请写{example}。",
    "There is no such folder.": "没有这个文件夹。",
    "Check the spelling of --root.": "请检查--root后面的路径。",
    'No page or entry "{name}".': "没有页面或条目“{name}”。",
    "Name a page, a file in data/ or one of its entries, for example claims or claims/c001.": (
        "请写页名、data/里的文件名或其中的条目，如claims或claims/c001。"
    ),
    # Settings.
    '"{address}" is not a web address.': "“{address}”不是网址。",
    "Write it as https://example.org/folder.": "请写成https://example.org/folder这样。",
    '"{port}" is not a port.': "“{port}”不是端口号。",
    "Use a number from 1024 to {last}, for example make serve PORT=8001.": (
        "请用1024到{last}之间的数，如make serve PORT=8001。"
    ),
    # Errors of the operating system.
    "You do not have permission to read or write this.": "没有读写的权限。",
    "Change the owner or the permissions, then run the command again.": "请修改所有者或权限，再运行一遍。",
    "There is a file where a folder should be, or a folder where a file should be.": (
        "这里应当是文件夹，却是文件；或者应当是文件，却是文件夹。"
    ),
    "Move it elsewhere, then run the command again.": "请把它移走，再运行一遍。",
    "This file or folder is missing.": "缺少这个文件或文件夹。",
    "Put it back, or, if it was removed in the meantime, run the command again.": (
        "请放回去；如果是运行时被删掉的，再运行一遍。"
    ),
    "The disk is full.": "磁盘已满。",
    "Your disk quota is used up.": "磁盘配额已用完。",
    "Free some space, then run the command again.": "请腾出空间，再运行一遍。",
    "The disk is read-only.": "磁盘是只读的。",
    "Copy the briefing to a folder that you can write to, then run the command there.": (
        "请把简报复制到可以写入的文件夹，在那里运行。"
    ),
    "The operating system reports the error {name}.": "操作系统报告错误{name}。",
    "Check the disk and the permissions of the folder, then run the command again.": (
        "请检查磁盘和文件夹的权限，再运行一遍。"
    ),
    # Progress, and how many problems there are.
    "{seconds} s": "{seconds}秒",
    "1 error": "1处错误",
    "{count} errors": "{count}处错误",
    "1 warning": "1处警告",
    "{count} warnings": "{count}处警告",
    "Found {counts}.": "共{counts}。",
    "Data": "数据",
    "Drawings": "绘图",
    "Pages and checks": "页面与检查",
    "Figure cards": "图卡",
    "{name} took {duration}.": "{name}用了{duration}。",
    "Website: {count} of {total} pages": "网站：{count}/{total}页",
    "PDFs, made in parallel: {names}": "PDF（同时制作）：{names}",
    "site/{language}/: {pages} pages; {pdfs}": "site/{language}/：{pages}页；{pdfs}",
    "site/{language}/: {weights}": "site/{language}/：{weights}",
    "heaviest pages: {first} {first_size} of {first_budget} kB before figures, "
    "{whole} {whole_size} of {whole_budget} kB with figures": (
        "最大的页面：{first}不计图{first_size} kB（上限{first_budget} kB），"
        "{whole}连图{whole_size} kB（上限{whole_budget} kB）"
    ),
    "Open {file}, or run make serve.": "请打开{file}，或运行make serve。",
    # The preview.
    "{address} (Ctrl+C ends the preview)": "{address}（按Ctrl+C结束预览）",
    "Shown after {seconds} s.": "{seconds}秒后已显示。",
    "Shown after {seconds} s. {count}": "{seconds}秒后已显示。{count}",
    "Port {port} is in use.": "端口{port}已被占用。",
    "Port {port} needs administrator rights.": "端口{port}需要管理员权限。",
    "Run make serve PORT={port}.": "请运行make serve PORT={port}。",
    "The preview failed after this save because of a defect in the engine ({kind}).": (
        "这次保存没能显示，是引擎出了故障（{kind}）。"
    ),
    "Undo the change to continue, and send this file to the maintainers of the engine.": (
        "撤销这次修改就能继续；请把这个文件发给引擎的维护者。"
    ),
    # The status board.
    "Failing checks": "未通过的检查",
    "Warnings": "警告",
    "Out-of-date translations": "待更新的译文",
    "Unverified claims": "未能核实的论断",
    "Numbers supported only by weak sources": "只有弱来源的数字",
    "Sources without an address": "没有网址的来源",
    "Sources whose address has not been checked": "网址未经核对的来源",
    "Sources without a date": "没有日期的来源",
    "Over-budget pages and figures": "超出预算的页面和图",
    "Over-budget pages": "超出预算的页面",
    "and {count} more": "另有{count}项",
    # make new.
    "Write make new page=NAME, make new figure=ID kind=KIND page=NAME, or make new briefing=FOLDER.": (
        "请写make new page=页名、make new figure=编号 kind=种类 page=页名，或make new briefing=文件夹。"
    ),
    "No page, figure or briefing was named.": "没有写要新建什么。",
    '"{word}" cannot be created.': "不能新建“{word}”。",
    "The name is missing.": "缺少名称。",
    "This file already exists.": "已经有这个文件了。",
    '"{name}" already exists.': "已经有“{name}”了。",
    "Choose another name.": "请换一个名称。",
    '"{name}" cannot be a name.': "“{name}”不能用作名称。",
    "Use lower-case letters, digits and hyphens, for example supply-chain.": (
        "名称只用小写字母、数字和连字符，如supply-chain。"
    ),
    "This folder is not empty.": "这个文件夹不是空的。",
    "Name a folder that is empty or does not exist yet.": "请写一个空文件夹，或还没有的文件夹。",
    '"{name}" is the name of a register.': "“{name}”是列表的名称。",
    'No page "{name}".': "没有页面“{name}”。",
    "New entries cannot be added to a file that consists of one pair of braces.": (
        "整个文件写在一对花括号里，无法添加条目。"
    ),
    "Write each entry on lines of its own, without the outer braces.": "请去掉外层的花括号，让每个条目另起一行。",
    '"{name}" is the name of a generated page.': "“{name}”是网站自动生成的页面。",
    "The nav of mkdocs.yml does not list one page per line.": "mkdocs.yml的nav不是一页写一行。",
    "Write each page on a line of its own below nav:, for example  - index.md": (
        "请在nav:下面一页写一行，如  - index.md"
    ),
}
