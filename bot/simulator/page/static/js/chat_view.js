// An open chat: what is said, what is pinned, and the place to answer.

import { button, el, icon } from './element.js';
import { avatar } from './avatar.js';
import { Composer } from './composer.js';
import { MessageList } from './message_list.js';
import { messageMenu } from './message_menu.js';
import { preview } from './preview.js';
import { startPayload } from './rich_text.js';
import { doing } from './sim.js';

const TYPING = 5000;

export class ChatView {
  constructor(phone, chat) {
    this.phone = phone;
    this.chat = chat.chat;
    this.private = chat.type === 'private';
    this.about = chat;
    this.list = new MessageList(this);
    this.composer = new Composer(this);
    this.title = el('h3', {}, chat.title);
    this.under = el('p', { class: 'chat-under' });
    this.elsewhereBadge = el('span', { class: 'badge', hidden: true });
    this.pinned = el('button', { type: 'button', class: 'pinned', hidden: true, on: { click: () => this.list.jumpTo(this.pinnedId) } });
    this.pinnedLow = el('span', { class: 'pinned-text' });
    this.pinned.append(icon('pin'), el('span', { class: 'pinned-words' }, el('b', {}, '置顶消息'), this.pinnedLow));
    this.root = el('section', { class: 'chat', 'aria-label': `聊天：${chat.title}`, data: { chat: chat.chat } },
      el('header', { class: 'chat-head' },
        button('回到聊天列表', () => phone.back(), { class: 'quiet back' }, icon('back'), this.elsewhereBadge),
        avatar(chat.chat, chat.title, { bot: this.private, group: !this.private }),
        el('div', { class: 'chat-words' }, this.title, this.under),
        this.private ? button('屏蔽或解除屏蔽', () => this.toggleBlock(), { class: 'quiet block' }, icon('mute')) : null),
      this.pinned, this.list.root, this.composer.root);
    this.root.addEventListener('click', (event) => this.clicked(event));
    this.root.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && event.target.matches('.bot_command, .spoiler')) this.clicked(event);
    });
    this.subtitle();
  }

  get person() {
    return this.phone.person.id;
  }

  close() {
    clearTimeout(this.typingTimer);
    this.root.remove();
  }

  show(chat, messages) {
    this.about = chat;
    this.title.textContent = chat.title;
    this.subtitle();
    this.list.show(messages);
    this.composer.show(chat, messages);
    this.pinnedId = chat.pinned?.message_id;
    this.pinned.hidden = !chat.pinned;
    if (chat.pinned) this.pinnedLow.textContent = preview(chat.pinned);
  }

  subtitle() {
    this.under.classList.remove('is-typing');
    if (!this.private) this.under.textContent = `${this.about.members} 位成员`;
    else this.under.textContent = this.about.blocked ? '已屏蔽' : '机器人';
  }

  typing() {
    this.under.textContent = '正在输入…';
    this.under.classList.add('is-typing');
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.subtitle(), TYPING);
  }

  elsewhere(unread) {
    const count = unread - (this.about.unread ?? 0);
    this.elsewhereBadge.hidden = count <= 0;
    this.elsewhereBadge.textContent = String(count);
  }

  async attempt(doIt) {
    try {
      return await doIt();
    } catch (error) {
      this.phone.complain(error);
      return null;
    }
  }

  send(kind, fields) {
    return this.attempt(() => doing(kind, { person: this.person, chat: this.chat, ...fields }));
  }

  // Presses the button at `index` of a message; the answer comes as a toast event.
  async press(message, index, found) {
    const answer = await this.send('press', { message: message.message_id, button: index });
    if (!answer) return;
    if (answer.press) this.list.pressed(answer.press, found);
    else if (found?.url) this.follow(found.url, true);
  }

  answered(press) {
    this.list.answered(press);
  }

  // A deep link to this bot opens the private chat; `started` says that the server pressed Start.
  async follow(url, started = false) {
    const payload = startPayload(url, this.phone.village.bot.username);
    if (payload === null) {
      window.open(url, '_blank', 'noopener,noreferrer');
      return;
    }
    const { phone, person } = this;
    if (!started) await this.attempt(() => doing('start', { person, payload }));
    await phone.openChat(null);
  }

  clicked(event) {
    const link = event.target.closest('.words a');
    if (link) {
      event.preventDefault();
      const url = link.getAttribute('href');
      if (/^tel:/i.test(url)) this.phone.toast({ text: `拨打 ${url.slice(4)}（演示里不会真的拨出）` });
      else this.follow(url);
    }
    const mark = event.target.closest('.spoiler, .bot_command');
    if (mark?.matches('.spoiler')) mark.classList.toggle('is-open');
    if (mark?.matches('.bot_command')) this.send('say', { text: mark.textContent });
  }

  toggleBlock() {
    return this.attempt(() => doing(this.about.blocked ? 'unblock' : 'block', { person: this.person }));
  }

  menu(message, anchor) {
    messageMenu(this, message, anchor);
  }
}
