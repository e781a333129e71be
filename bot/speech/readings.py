"""Words the dictionary of pinyin reads otherwise than they are said: what is found goes here."""

READINGS = {
    "中了毒": "zhòng le dú", "今年少": "jīn nián shǎo", "再量": "zài liáng",
    "划了": "huá le", "叫得": "jiào de", "吐什么": "tù shén me", "吐啥": "tù shá",
    "喘得": "chuǎn de",
    "坐得": "zuò de", "堵得": "dǔ de", "大夫": "dài fu", "头发": "tóu fa", "就当": "jiù dàng",
    "想吐": "xiǎng tù", "扇一扇": "shān yī shān", "挨到": "ái dào", "接种": "jiē zhòng",
    "有标的": "yǒu biāo de", "没打的": "méi dǎ de", "没量": "méi liáng", "没过期": "méi guò qī",
    "漏打的": "lòu dǎ de", "病得": "bìng de", "睡得": "shuì de", "硬拽": "yìng zhuài",
    "秋种": "qiū zhòng", "肚子": "dù zi", "迷糊": "mí hu", "量一回": "liáng yī huí",
    "量个": "liáng gè", "量过": "liáng guò", "量体温": "liáng tǐ wēn", "顶着": "dǐng zhe",
    "咳得": "ké de", "赶紧": "gǎn jǐn",
}  # fmt: skip
