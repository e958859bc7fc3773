"""Chinese translations of messages about requests for figures, and drawing."""

from collections.abc import Mapping

TEMPLATES: Mapping[str, str] = {
    # Kinds, and what they need.
    'Kind {kind} needs "{field}".': "{kind}要有“{field}”。",
    'Name the column of its horizontal axis: "against: <column>".': "请写明横轴的列：“against: <列名>”。",
    'Name the column that divides it into lanes: "lanes: <column>".': "请写明按哪一列分行：“lanes: <列名>”。",
    'Kind {kind} does not use "{field}".': "{kind}用不到“{field}”。",
    "Remove it, or use kind {kinds}.": "请删掉，或者把kind改成{kinds}。",
    "Kind {kind} cannot have a logarithmic scale.": "{kind}不能用对数刻度。",
    'Use kind "dots", or remove "scale: log".': "请把kind改成“dots”，或者去掉“scale: log”。",
    "Kind {kind} cannot show negative values.": "{kind}不能画负值。",
    'Use kind "dots".': "请把kind改成“dots”。",
    "A logarithmic scale cannot show zero or negative values.": "对数刻度上不能有零或负值。",
    'Remove "scale: log", or leave these rows out.': "请去掉“scale: log”，或者不画这几行。",
    # Columns and rows.
    '"values" is empty.': "“values”是空的。",
    "List the columns to draw.": "请写出要画的列。",
    'Kind {kind} draws one column, but "values" lists {count}.': "{kind}只画一列，“values”列了{count}列。",
    "List one column.": "请只写一列。",
    'Kind {kind} draws two columns, but "values" lists {count}.': "{kind}画两列，“values”列了{count}列。",
    "List two columns.": "请写两列。",
    'Column "{column}" contains words, not numbers.': "“{column}”是文字列，不是数字列。",
    "List columns of numbers.": "请写数字列。",
    'Column "{column}" has no value in these rows.': "这些行在“{column}”列都没有值。",
    'Fill in its cells, or remove it from "values".': "请填上，或者从“values”里去掉这一列。",
    "Fill in its cells, or name another column.": "请填上，或者改用另一列。",
    'Column "{column}" contains no dates.': "“{column}”不是日期列。",
    "Name a column whose unit is a date.": "请写一个单位为日期的列。",
    'Column "{column}" contains words, not numbers or dates.': "“{column}”是文字列，不是数字列或日期列。",
    "Name a column of numbers or dates.": "请写一个数字列或日期列。",
    'Column "{column}" has no codes, and so no lanes.': "“{column}”列没有代码，不能用来分行。",
    'Column "{column}" has no codes, and so no panels.': "“{column}”列没有代码，不能用来分图。",
    "A reference line is at one value or at one place.": "一条参考线只画在一个数值处，或横轴的一处。",
    'Give one of "fact", "value" and "at".': "请在“fact”“value”“at”里只写一项。",
    'The fact is in "{unit}", the columns are in {units}.': "这个数的单位是“{unit}”，所画各列的单位是{units}。",
    "Name a fact in the unit of the columns.": "请写一个单位与各列相同的数。",
    'Remove "scale: log", or the line.': "请去掉“scale: log”，或者去掉这条线。",
    "The figure has no horizontal axis of places.": "这幅图没有可以标位置的横轴。",
    'Use "fact" or "value".': "请改用“fact”或“value”。",
    "{place} is not on the horizontal axis.": "横轴上没有{place}这个位置。",
    "Name a place between the first and the last.": "请写一个介于首尾之间的位置。",
    'Row "{row}" is not drawn.': "图里没有画行“{row}”。",
    "Name a row of the figure.": "请写图里画了的行。",
    'Column "{column}" is not drawn.': "图里没有画“{column}”列。",
    'With several columns an annotation needs "column".': "图里画了几列时，说明要写明“column”。",
    "Name a row that has a value.": "请写一个有数值的行。",
    'Row "{row}" has no tile "{tile}" in the grid.': "行“{row}”所写的格子“{tile}”不在这套格子里。",
    "Use an id of the grid, or leave the row out.": "请写格子的编号，或者不画这一行。",
    'Rows "{one}" and "{row}" have the same tile: {tile}.': "行“{one}”和“{row}”是同一格：{tile}。",
    'Name the grid of tiles: "grid: china-provinces".': "请写明用哪一套格子，如“grid: china-provinces”。",
    "Keep one of them.": "请只保留一行。",
    "There are {count} panels.": "共有{count}幅小图。",
    'Show at most {most}: name the rows to draw under "rows".': "最多画{most}幅：请在“rows”里写明画哪几行。",
    'Describe its codes under "values" in data/series.yml.': "请在data/series.yml里用“values”写明它的代码。",
    'Row "{row}" has nothing in column "{column}".': "行“{row}”的“{column}”列是空的。",
    "Fill in the cell, or leave the row out.": "请填上，或者不画这一行。",
    # Lines, layers, and grouped or stacked bars.
    'With "lanes" a figure draws one column, but "values" lists {count}.': (
        "写了“lanes”就只能画一列，“values”却列了{count}列。"
    ),
    'List one column, or remove "lanes".': "请只写一列，或者去掉“lanes”。",
    "There is nothing to stack.": "没有可以叠加的列。",
    "List several columns, or remove it.": "请写出几列，或者去掉这一项。",
    'Column "{column}" contains no dates, so there are no stages.': "“{column}”不是日期列，画不了阶段。",
    'Remove "stages", or name a column of dates in "against".': "请去掉“stages”，或者在“against”里写日期列。",
    "The columns have different units: {units}.": "各列的单位不同：{units}。",
    "Draw one figure for each unit.": "请按单位分成几幅图。",
    "The colours are those of the columns.": "这里的颜色只按列来定。",
    'Remove "by", and name the columns in "looks".': "请去掉“by”，在“looks”里写列名。",
    'Nothing is drawn for "{id}".': "图里没有“{id}”。",
    "Name one of: {parts}.": "请写其中之一：{parts}。",
    "{count} parts are drawn, but there are only {most} colours.": "要画{count}个部分，颜色却只有{most}种。",
    'Name those to emphasise under "colour", as in {example}.': "请在“colour”里写明突出哪几个，例如{example}。",
    "Show fewer.": "请少画几个。",
    "Several parts have the same colour.": "有几个部分颜色相同。",
    'Give each one a colour of its own, or remove "colour".': "请让各部分颜色不同，或者去掉“colour”。",
    'Rows "{one}" and "{row}" have the same place on the horizontal axis: {place}.': (
        "“{one}”和“{row}”两行在横轴上位置相同：{place}。"
    ),
    'Keep one of them, or name the column that divides them under "lanes".': (
        "请只留一行，或者在“lanes”里写明按哪一列来分。"
    ),
    'A stack cannot have gaps, but "{id}" has no value at {places}.': "叠加的图不能有缺口，“{id}”在{places}却没有值。",
    "Fill in the cells, with 0 where there was none, or use kind line.": "请填上（没有就写0），或者把kind改成line。",
    "Layers need at least two places on the horizontal axis.": "面积图在横轴上至少要有两处。",
    "Add rows, or use kind bars.": "请加几行，或者把kind改成bars。",
    'Row "{row}" has a negative value, which cannot be part of a whole.': "行“{row}”有负值，不能作为整体的一部分。",
    "Leave it out, or use another kind of figure.": "请不画这一行，或者换一种图。",
    # Steps.
    'Column "{column}" has no codes that name the step of a row.': "“{column}”列没有代码说明每一行属于哪一步。",
    'Describe its codes, the ids of steps, under "values" in data/series.yml.': (
        "请在data/series.yml里用“values”写明它的代码，也就是各步骤的编号。"
    ),
    'Row "{row}" is part of "{step}", which is not the step before it.': "行“{row}”属于“{step}”，但前面的步骤不是它。",
    "Put each part below its step.": "请把各部分放在所属步骤的下面。",
    'Add row "{step}" before it.': "请在它前面加上行“{step}”。",
    'Row "{row}" has no value.': "行“{row}”没有值。",
    # Colours and fills.
    'No colour "{look}".': "没有颜色“{look}”。",
    'No fill "{look}".': "没有填充方式“{look}”。",
    'No row has the code "{code}" in column "{column}".': "“{column}”列里没有一行的代码是“{code}”。",
    "Remove it, or correct the code.": "请删掉，或者改正代码。",
    'The key explains "{look}", which is neither a colour nor "hollow".': "图例里的“{look}”不是颜色，也不是“hollow”。",
    # Fonts.
    'The {language} drawing contains "{character}" (U+{code}), which {font} does not have.': (
        "{language}图里有“{character}”（U+{code}），字体{font}里没有这个字符。"
    ),
    "Use another character.": "请换一个字符。",
    "No font for Chinese figures is installed.": "没有安装能画中文的字体。",
    "Install {fonts} (on Debian: fonts-noto-cjk).": "请安装{fonts}（Debian的软件包是fonts-noto-cjk）。",
}
