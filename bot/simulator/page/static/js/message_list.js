// The messages of an open chat; only what changed is drawn again.

import { button, el, icon } from './element.js';
import { bubble } from './bubble.js';
import { preview, serviceLine } from './preview.js';
import { dayKey, dayName } from './village_time.js';

const RUN = 5 * 60 * 1000;
const NEAR = 80;
const PATIENCE = 12000;

export class MessageList {
  constructor(view) {
    this.view = view;
    this.messages = new Map();
    this.drawn = new Map();
    this.waiting = new Map();
    this.items = el('ol', { class: 'messages', 'aria-label': '消息' });
    this.scroller = el('div', { class: 'scroller', tabindex: '0', 'aria-label': '消息', on: { scroll: () => this.scrolled() } }, this.items);
    this.down = button('到最新的消息', () => this.toEnd(true), { class: 'down', hidden: true }, icon('down'));
    this.root = el('div', { class: 'messages-area' }, this.scroller, this.down);
    this.first = true;
    this.atEnd = true;
    // The buttons below open and close: who reads the end goes on reading the end.
    new ResizeObserver(() => this.atEnd && this.toEnd(false)).observe(this.scroller);
  }

  get(id) {
    return this.messages.get(id);
  }

  show(messages) {
    const atEnd = this.first || this.atEnd;
    const last = messages.at(-1);
    const ownNew = last?.mine && !this.messages.has(last.message_id);
    this.messages = new Map(messages.map((message) => [message.message_id, message]));
    this.arrange(messages);
    if (atEnd || ownNew) this.toEnd(!this.first);
    this.first = false;
    this.scrolled();
  }

  arrange(messages) {
    const nodes = new Map();
    let day = '';
    messages.forEach((message, at) => {
      const then = new Date(message.date);
      if (dayKey(then) !== day) {
        day = dayKey(then);
        nodes.set(day, this.dayLine(day, then));
      }
      nodes.set(message.message_id, this.node(message, messages[at - 1], messages[at + 1]));
    });
    for (const [key, { node }] of this.drawn) {
      if (nodes.has(key)) continue;
      this.drawn.delete(key);
      node.remove();
    }
    let place = this.items.firstElementChild;
    for (const node of nodes.values()) {
      if (node === place) place = place.nextElementSibling;
      else this.items.insertBefore(node, place);
    }
  }

  dayLine(day, then) {
    if (!this.drawn.has(day)) this.drawn.set(day, { node: el('li', { class: 'day' }, el('span', {}, dayName(then))) });
    return this.drawn.get(day).node;
  }

  node(message, before, after) {
    const place = { first: !sameRun(before, message), last: !sameRun(message, after) };
    const quoted = message.reply_to ? this.messages.get(message.reply_to) ?? null : undefined;
    const mark = JSON.stringify([message, place, quoted && [quoted.from.name, preview(quoted)]]);
    const known = this.drawn.get(message.message_id);
    if (known?.mark === mark) return known.node;
    const made = this.make(message, place, quoted);
    if (!known && !this.first) made.classList.add('is-new');
    if (known) {
      if (known.edited !== message.edited) made.classList.add('is-changed');
      known.node.replaceWith(made);
    }
    this.drawn.set(message.message_id, { node: made, mark, edited: message.edited });
    return made;
  }

  make(message, place, quoted) {
    const data = { message: message.message_id };
    if (message.service) return el('li', { class: 'service', data }, el('span', {}, serviceLine(message)));
    return bubble(this.view, message, place, quoted);
  }

  isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR;
  }

  toEnd(smoothly) {
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smoothly ? 'smooth' : 'auto' });
    if (smoothly) this.holdEnd();
  }

  // A smooth scroll that was begun before the last message grew would stop short.
  holdEnd() {
    clearTimeout(this.hold);
    this.settling = true;
    this.hold = setTimeout(() => {
      this.settling = false;
      this.scroller.scrollTo({ top: this.scroller.scrollHeight });
    }, 450);
  }

  scrolled() {
    this.atEnd = this.settling || this.isAtEnd();
    this.down.hidden = this.atEnd;
  }

  jumpTo(id) {
    const node = this.drawn.get(id)?.node;
    if (!node) return;
    clearTimeout(this.hold);
    this.settling = false;
    node.scrollIntoView({ behavior: 'smooth', block: 'center' });
    node.classList.remove('is-found');
    requestAnimationFrame(() => node.classList.add('is-found'));
  }

  pressed(press, found) {
    found?.node?.classList.add('is-waiting');
    const over = () => found?.node?.classList.remove('is-waiting');
    this.waiting.set(press, over);
    setTimeout(() => this.answered(press), PATIENCE);
  }

  answered(press) {
    this.waiting.get(press)?.();
    this.waiting.delete(press);
  }
}

// Messages of one author shortly after each other stand together.
function sameRun(one, next) {
  if (!one || !next || one.service || next.service || one.from.id !== next.from.id) return false;
  return Date.parse(next.date) - Date.parse(one.date) < RUN && dayKey(new Date(one.date)) === dayKey(new Date(next.date));
}
