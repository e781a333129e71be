// The lower edge of a chat: what one writes, sends, records; the keyboard the bot laid open.

import { button, el, icon } from './element.js';
import { attachMenu } from './attach_menu.js';
import { commandMenu } from './command_menu.js';
import { preview } from './preview.js';
import { Recorder } from './recorder.js';
import { commands, doing } from './sim.js';

export class Composer {
  constructor(view) {
    this.view = view;
    this.about = null;
    this.keysHidden = false;
    this.input = el('textarea', { rows: '1', placeholder: '说点什么', 'aria-label': '说点什么', enterkeyhint: 'send', maxlength: '10000',
      on: { input: () => this.typed(), keydown: (event) => this.key(event) } });
    this.sendButton = button('发送', () => this.submit(), { class: 'round send' }, icon('send'));
    this.micButton = button('录一段语音', () => this.recorder.start(), { class: 'round mic' }, icon('mic'));
    this.clipButton = button('发照片、位置、文件', () => attachMenu(this), { class: 'quiet clip', 'aria-haspopup': 'menu' }, icon('clip'));
    this.keysButton = button('收起或打开大按钮', () => this.toggleKeys(), { class: 'quiet keys-toggle', hidden: true }, icon('keys'));
    this.commandsButton = button('命令', () => commandMenu(this, this.commands), { class: 'quiet commands', hidden: true, 'aria-haspopup': 'menu' }, icon('menu'));
    this.context = el('div', { class: 'context', hidden: true });
    this.keys = el('div', { class: 'keys', hidden: true, role: 'group', 'aria-label': '大按钮' });
    this.line = el('div', { class: 'writing' }, this.commandsButton, this.clipButton, el('div', { class: 'field' }, this.input, this.keysButton), this.micButton, this.sendButton);
    this.startLine = button('开始', () => this.begin(), { class: 'start', hidden: true }, '开始');
    this.recorder = new Recorder(this);
    this.root = el('footer', { class: 'composer' }, this.context, this.line, this.recorder.root, this.startLine, this.keys);
    this.typed();
    if (view.private) view.attempt(() => this.learnCommands());
  }

  async learnCommands() {
    this.commands = await commands();
    this.commandsButton.hidden = this.commands.length === 0;
  }

  show(chat, messages) {
    const fresh = chat.started === false && messages.length === 0;
    const mustStart = chat.started === false || chat.blocked;
    this.startLine.hidden = !mustStart;
    this.startLine.textContent = chat.blocked ? '解除屏蔽' : '开始';
    this.line.hidden = mustStart;
    this.blocked = chat.blocked;
    this.root.classList.toggle('is-fresh', fresh);
    this.showKeys(mustStart ? null : chat.keyboard, messages);
  }

  begin() {
    const { person } = this.view;
    return this.view.attempt(() => doing(this.blocked ? 'unblock' : 'start', { person }));
  }

  showKeys(keyboard, messages) {
    const mark = JSON.stringify(keyboard);
    this.source = messages.findLast?.((message) => message.keyboard) ?? null;
    this.keysButton.hidden = !keyboard;
    this.keys.hidden = !keyboard || this.keysHidden;
    if (mark === this.keysMark) return;
    this.keysMark = mark;
    let index = -1;
    this.keys.replaceChildren(...(keyboard ?? []).map((row) => el('div', { class: 'keys-row' }, row.map((text) => {
      index += 1;
      const at = index;
      return el('button', { type: 'button', class: 'bigkey', on: { click: () => this.pressKey(text, at) } }, text);
    }))));
  }

  pressKey(text, at) {
    if (this.source) this.view.press(this.source, at, null);
    else this.view.send('say', { text });
  }

  toggleKeys() {
    this.keysHidden = !this.keysHidden;
    this.keys.hidden = this.keysHidden;
  }

  typed() {
    const some = this.input.value.trim() !== '';
    this.sendButton.hidden = !some;
    this.micButton.hidden = some;
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 112)}px`;
  }

  key(event) {
    // While an input method is choosing characters, Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && event.keyCode !== 229) {
      event.preventDefault();
      this.submit();
    }
    if (event.key === 'Escape') this.forget();
  }

  async submit() {
    const text = this.input.value.trim();
    if (!text) return;
    const { replying, changing } = this;
    this.input.value = '';
    this.forget();
    this.typed();
    const sent = changing
      ? await this.view.send('edit', { message: changing.message_id, text })
      : await this.view.send('say', { text, ...reply(replying) });
    if (sent) return;
    this.input.value = text;
    this.typed();
  }

  // Sends something other than text, as an answer if one is being given.
  async give(kind, fields) {
    const { replying } = this;
    this.forget();
    return this.view.send(kind, { ...fields, ...(kind === 'location' || kind === 'contact' ? {} : reply(replying)) });
  }

  replyTo(message) {
    this.replying = message;
    this.changing = null;
    this.explain(`回复 ${message.from.name}`, message);
  }

  change(message) {
    this.changing = message;
    this.replying = null;
    this.input.value = message.text;
    this.explain('修改这条消息', message);
  }

  explain(title, message) {
    this.context.hidden = false;
    this.context.replaceChildren(el('div', { class: 'context-words' }, el('b', {}, title), el('span', {}, preview(message))),
      button('不了', () => this.forget(), { class: 'quiet' }, icon('close')));
    this.typed();
    this.input.focus();
  }

  forget() {
    if (this.changing) this.input.value = '';
    this.replying = null;
    this.changing = null;
    this.context.hidden = true;
    this.typed();
  }
}

const reply = (message) => (message ? { reply_to: message.message_id } : {});
