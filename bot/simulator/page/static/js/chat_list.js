// The list of a person's chats, the newest on top.

import { el } from './element.js';
import { avatar } from './avatar.js';
import { preview } from './preview.js';
import { dayKey, ofDay, shortDay } from './village_time.js';

export class ChatList {
  constructor(phone) {
    this.phone = phone;
    this.rows = new Map();
    this.items = el('ul', { class: 'chats' });
    this.root = el('section', { class: 'chatlist', 'aria-label': '聊天列表' },
      el('div', { class: 'chatlist-head' }, el('span', {}, '聊天')), this.items);
  }

  show(chats) {
    const order = chats.slice().sort((a, b) => stamp(b) - stamp(a) || b.chat - a.chat);
    const keep = new Set();
    order.forEach((chat, at) => {
      const row = this.row(chat);
      keep.add(chat.chat);
      if (this.items.children[at] !== row) this.items.insertBefore(row, this.items.children[at] ?? null);
    });
    for (const [id, { row }] of this.rows) {
      if (keep.has(id)) continue;
      row.remove();
      this.rows.delete(id);
    }
  }

  row(chat) {
    const drawn = JSON.stringify([chat.title, chat.unread, chat.started, chat.last && [chat.last.message_id, chat.last.edited, chat.last.text]]);
    const known = this.rows.get(chat.chat);
    if (known?.drawn === drawn) return known.row;
    const made = this.make(chat);
    known?.row.replaceWith(made);
    this.rows.set(chat.chat, { row: made, drawn });
    return made;
  }

  make(chat) {
    const bot = chat.type === 'private';
    const when = chat.last ? moment(new Date(chat.last.date), this.phone.village.clock.now()) : '';
    const label = `${chat.title}${chat.unread ? `，${chat.unread} 条未读` : ''}`;
    return el('li', {}, el('button', {
      type: 'button', class: 'chatrow', 'aria-label': label, data: { chat: chat.chat },
      on: { click: () => this.phone.openChat(chat.chat) },
    },
    avatar(chat.chat, chat.title, { bot, group: !bot }),
    el('span', { class: 'chatrow-words' },
      el('span', { class: 'chatrow-top' }, el('b', {}, chat.title), el('time', {}, when)),
      el('span', { class: 'chatrow-low' },
        el('span', { class: 'chatrow-last' }, ...lastLine(chat)),
        chat.unread ? el('span', { class: 'badge' }, chat.unread > 99 ? '99+' : String(chat.unread)) : null))));
  }
}

const stamp = (chat) => (chat.last ? Date.parse(chat.last.date) : 0);

function moment(then, now) {
  return dayKey(then) === dayKey(now) ? ofDay(then) : shortDay(then);
}

function lastLine(chat) {
  if (!chat.last) return [chat.started === false ? '点开就能说话' : '还没有消息'];
  if (chat.last.service) return [preview(chat.last)];
  const who = chat.last.mine ? '我' : chat.last.from.name;
  return chat.type === 'private' && !chat.last.mine ? [preview(chat.last)] : [el('em', {}, `${who}：`), preview(chat.last)];
}
