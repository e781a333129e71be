"""The surnames by which a name is known in a sentence; those that are everyday words are not."""

from __future__ import annotations

# The commonest of the 百家姓 as they are borne today, by frequency.
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡"
    "贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷"
    "钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟颜倪严牛季俞章鲁葛伍韦申尤毕聂焦柳邢岳齐梅莫庄管"
    "祝涂祁耿牟詹关苗凌费纪靳盛童欧项裴席屈鲍覃霍翁甘柏柯阮桂闵柴冉吉饶瞿戚滕肖"
)
DOUBLE = "欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|令狐|慕容"
