"""Which words of a frame are looked for first: the rarer, the fewer texts it is tried on."""

from collections.abc import Sequence

# In the order they were written; a tuple weighs a fifth of a set.
Words = tuple[str, ...]

# How often words stand in a message, counted over small talk and over talk of needs by halves.
_OFTEN = (
    (
        0.2,
        ", 了 我 的 不 一 个 你 是",
    ),
    (
        0.08,
        "有 好 人 子 天 得 来 没 去 都 要 上 家 到 就 这 在",
    ),
    (
        0.04,
        "! 老 还 下 看 那 了, 里 大 么 啊 也 吃 说 头 车 着 点 打 ? 谁 年 多 哈 过 想 能 发 三 "
        "死 今 起 十 可 两 小 回 儿 心 哈哈 出 手 生 会",
    ),
    (
        0.02,
        "开 快 明 真 烧 给 早 哪 口 又 后 气 他 很 吗 话 时 水 药 俺 机 电 用 吧 把 样 爱 晚 日 "
        "血 一个 火 自 帮 二 地 前 眼 走 只 半 什么 事 几 门 月 现在 感 疼 太 觉 笑 道 了一 "
        "就是 对 个人 度 身 哈哈哈 为 院 谢 睡 屋 别 听 从 八 带 路 五 红 没有 成 3 直 呢",
    ),
    (
        0.01,
        "中 今天 医 饭 见 钱 美 啦 那个 呀 做 猪 可以 面 最 哒 自己 像 买 安 妈 收 放 病 我也 "
        "不是 回来 跟 夜 喝 哪个 昨 候 起来 油 啥 和 拉 怎 四 来了 乐 包 时候 热 村 再 问 送 六 "
        "怎么 阿 知 我们 一下 才 行 动 这个 种 我家 意 活 县 次 2 讲 完 边 长 娃 外 接 分 压 斤 "
        "出来 明天 高 拿 全 叫 谢谢 当 白 岁 花 被 坐 咳 黑 痛 女 婆 公 孩 爷 找 真的 奶 住 麻 "
        "情 少 脸 她 1 今年 请 已 还是 有点 风 冇 谁家 比 快乐 加 9 8 到了 你们 百 服 知道 个月 "
        "菜 实 肚 0 肉 一样 爸 你的 哦 清 定 这么 有人 唔 ,不 好了 经 东 玩 周 孩子 片 让 关 声 "
        "我妈 都是 错 难 死了 鸡 同 一直 都不 哥 好看 狗 学 友 腿 我的 医院 求 倒 脑 电话 还有 "
        "等 站 一天 无 忙 男 家有 跑 管 空 脚 场 给我 嘛 七 不要",
    ),
    (
        0.005,
        "看到 正 割 流 借 喊 我一 每 跳 糖 信 帮我 量 手机 两个 力 发烧 音 刚 牛 往 卖 烦 嘴 "
        "去县 本 去了 该 三十 平 也是 进 的人 酒 体 位 天天 雨 照 假 所 方 福 米 干 盒 作 觉得 "
        "冷 转 : 吃了 价 板 箱 满 两天 昨天 精 神 有车 晒 救 皮 重 山 钟 号 光 毛 一起 害 超 肥 "
        "嘞 肚子 理 爹 差 常 捎 结 6 咯 好的 退 停 九 便 相 咋 隔 哭 屋里 果 应 表 城 我爸 保 "
        "怕 醒 嗯 房 穿 费 都没 要去 国 张 记 笑死 认 瓶 报 是我 阳 块 师 不会 一个人 整 没得 "
        "给你 多了 抱 十八 卫生 抢 感觉 换 一点 已经 王 娘 不能 赶 使 没人 梦 断 黄 条 冒 帅 宝 "
        "千 早上 算 7 挺 亮 顺 色 之 二十 取 开心 单 马 底 有没 班 不知 亲 戏 衣 朝 拍 巴 修 通 "
        "香 先 的车 袋 命 我在 这样 的时候 奶奶 寻 镇 句 下来 棒 不了 大家 4 养 俩 拖 组 味 姐 "
        "累 去看 鼻 恁 血压 谁家有 轮 了我 吓 豆 受 落 可爱 后天 着了 望 家里 不好 灯 5 够 了没 "
        "不用 晚上 喘 敢 食 哇 如 字 是不是 屋头 朋友 杀 吐 尿 有没有 紧 合 待 唱 台 床 计 胖 "
        "反 些 老人 厉害 急 深 不知道 死我 电视 工 来的 怀 节 飞 州 指 剧 麦 海 俺家 谁去 总 "
        "下午 走了 为什么 书 办 更 暖 翻 掉 谷 烟 东西 闻 明儿 隔壁 看看 好好 楼 久 还没 碗 蛋 "
        "瘦 脱 根 鱼 吃饭",
    ),
)  # fmt: skip
_KNOWN = {word: often for often, words in _OFTEN for word in words.split(" ")}
# And all the others, by their length.
_ONE, _TWO, _LONGER = 0.002, 0.0002, 0.00005


def by_frequency(words: Sequence[str]) -> list[int]:
    """Those that are counted here, by their numbers, the most common first."""
    counted = [number for number, word in enumerate(words) if word in _KNOWN]
    return sorted(counted, key=lambda number: -_KNOWN[words[number]])


def rarity(words: Words) -> float:
    """How often one of these words stands in talk, roughly; the smaller, the rarer."""
    known, total = _KNOWN, 0.0
    for word in words:
        if word in known:
            total += known[word]
        else:
            length = len(word)
            total += _LONGER if length > 2 else _TWO if length == 2 else _ONE
    return total
