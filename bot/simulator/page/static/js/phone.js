// One phone: whose it is, its list of chats, the chat that lies open.

import { button, el, gathered, icon } from './element.js';
import { avatar } from './avatar.js';
import { ChatList } from './chat_list.js';
import { ChatView } from './chat_view.js';
import { Refused, doing, look, readChat } from './sim.js';
import { ofDay } from './village_time.js';

const SHOWN = 80;
const GATHER = 60;

export class Phone extends EventTarget {
  constructor(village, person, onRemove) {
    super();
    this.village = village;
    this.person = person;
    this.chats = new Map();
    this.dirty = new Set();
    this.busy = false;
    this.open = null;
    this.flushSoon = gathered(() => this.flush(), GATHER);
    this.list = new ChatList(this);
    this.draw(onRemove);
  }

  get unread() {
    return [...this.chats.values()].reduce((sum, chat) => sum + chat.unread, 0);
  }

  draw(onRemove) {
    const { person } = this;
    this.name = el('h2', {}, person.name);
    this.note = el('p', { class: 'owner-note' }, person.note);
    this.time = el('span', {}, ofDay(this.village.clock.now()));
    this.stage = el('div', { class: 'stage' }, this.list.root);
    this.over = el('div', { class: 'over', 'aria-live': 'polite' });
    this.root = el('article', { class: 'phone', 'aria-label': `${person.name}的手机`, data: { person: person.id } },
      el('header', { class: 'owner' }, avatar(person.id, person.name),
        el('div', { class: 'owner-words' }, this.name, this.note),
        button(`收起${person.name}的手机`, onRemove, { class: 'quiet owner-close' }, icon('close'))),
      el('div', { class: 'frame' }, el('div', { class: 'screen' },
        el('div', { class: 'statusbar', 'aria-hidden': 'true' }, this.time, el('span', { class: 'island' }), el('span', { class: 'signals' }, el('i'), el('i'), el('i'), el('b'))),
        this.stage, this.over)));
  }

  close() {
    this.closed = true;
    this.open?.close();
    this.root.remove();
  }

  minute(text) {
    this.time.textContent = text;
  }

  renamed() {
    this.person = this.village.people.get(this.person.id) ?? this.person;
    this.name.textContent = this.person.name;
    this.note.textContent = this.person.note;
  }

  async refresh() {
    const { chats } = await look(`chats/${this.person.id}`);
    this.chats = new Map(chats.map((chat) => [chat.chat, chat]));
    if (this.open && !this.chats.has(this.open.chat)) this.back();
    this.drawList();
    if (this.open) this.touch(this.open.chat, 'new');
  }

  // A chat changed; it is read again once, however often it changes meanwhile.
  touch(chat, what) {
    if (what === 'members') this.dirty.add('all');
    else if (this.chats.has(chat)) this.dirty.add(chat);
    else return;
    this.flushSoon();
  }

  async flush() {
    if (this.busy || this.closed) return;
    this.busy = true;
    const chats = [...this.dirty];
    this.dirty.clear();
    try {
      if (chats.includes('all')) await this.refresh();
      await Promise.all(chats.filter((chat) => this.chats.has(chat)).map((chat) => this.read(chat)));
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      // The chat or the server is gone; the next event or the stream's return tells the rest.
    } finally {
      this.busy = false;
      if (this.dirty.size) this.flushSoon();
    }
  }

  async read(chat) {
    const open = this.open?.chat === chat ? this.open : null;
    const found = await readChat(this.person.id, chat, open ? SHOWN : 1);
    if (!this.chats.has(chat)) return;
    this.chats.set(chat, found.chat);
    if (open && open === this.open) {
      open.show(found.chat, found.messages);
      await this.markRead(found.chat);
    }
    this.drawList();
  }

  async markRead(chat) {
    if (chat.unread === 0) return;
    chat.unread = 0;
    await doing('read', { person: this.person.id, chat: chat.chat });
  }

  drawList() {
    this.list.show([...this.chats.values()]);
    this.open?.elsewhere(this.unread);
    this.dispatchEvent(new Event('unread'));
  }

  async openChat(chat) {
    const id = chat === null ? this.person.id : chat;
    if (this.open?.chat === id) return this.open;
    if (!this.chats.has(id)) await this.refresh();
    if (!this.chats.has(id)) return null;
    this.open?.close();
    const opened = new ChatView(this, this.chats.get(id));
    this.open = opened;
    this.stage.append(opened.root);
    this.stage.classList.add('has-chat');
    this.list.root.inert = true;
    await this.read(id);
    return opened;
  }

  back() {
    this.open?.close();
    this.open = null;
    this.stage.classList.remove('has-chat');
    this.list.root.inert = false;
  }

  toast({ press, text, alert }) {
    this.open?.answered(press);
    if (!text) return;
    if (alert) {
      const box = el('div', { class: 'alert', role: 'alertdialog', 'aria-label': text }, el('p', {}, text),
        button('好', () => box.remove(), { class: 'alert-ok' }, '好'));
      this.over.append(box);
      return;
    }
    const line = el('p', { class: 'toast' }, text);
    this.over.append(line);
    setTimeout(() => line.remove(), 3500);
  }

  // What went wrong is said on the phone on which it was tried.
  complain(error) {
    this.toast({ press: null, text: error.message, alert: false });
  }

  typing(chat) {
    if (this.open?.chat === chat) this.open.typing();
  }
}
