// One line that stands for a message: in the chat list, in a quote, in the pinned bar.

const KINDS = {
  voice: '[语音]', photo: '[照片]', audio: '[声音]', document: '[文件]', location: '[位置]', venue: '[位置]', contact: '[名片]', poll: '[投票]',
};

const SERVICES = {
  joined: (m) => `${m.text || m.from.name} 进群了`,
  left: (m) => `${m.text || m.from.name} 退群了`,
  pinned: (m) => `${m.from.name} 置顶了一条消息`,
  migrated: () => '这个群升级成了超级群',
  created: () => '群建好了',
  topic: (m) => `新话题：${m.text}`,
};

export const serviceLine = (message) => (SERVICES[message.service] ?? (() => message.service))(message);

export function preview(message) {
  if (message.service) return serviceLine(message);
  const text = message.text.replace(/\s+/g, ' ').trim();
  return [KINDS[message.kind], text].filter(Boolean).join(' ');
}
