// The steps of a story, done on the phones of the table.

import { doing, readChat } from './sim.js';
import { nextAt, ofDay } from './village_time.js';

const PATIENCE = 15000;
const LOOK_AGAIN = 250;
const HERE = { lat: 30.5127, lon: 114.3089 };

const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

export class Stage {
  constructor(village, table) {
    this.village = village;
    this.table = table;
    this.patience = Number(new URLSearchParams(location.search).get('patience') ?? PATIENCE);
  }

  // Lays out the phones of everybody in the story, beside those that lie there.
  async gather(scene) {
    const cast = scene.phones.map((who) => this.village.find(who)?.id).filter(Boolean);
    const missing = cast.filter((id) => !this.table.phones.has(id));
    const idle = this.table.ids.filter((id) => !cast.includes(id));
    for (const id of missing) {
      if (this.table.phones.size >= 6 && idle.length) this.table.drop(idle.pop());
      await this.table.add(id);
    }
  }

  // Does one step; the answer is null, or what did not work, in a sentence.
  async act(scene, step) {
    if (step.kind === 'jump') return this.clock({ jump: step.seconds });
    if (step.kind === 'at') return this.reach(...step.text.split('-'));
    const person = this.village.find(step.who);
    if (!person) return `村里没有${step.who}`;
    const phone = await this.table.bring(person.id);
    if (!phone) return `${step.who}的手机放不下了`;
    this.light(phone);
    if (step.kind === 'start') {
      await doing('start', { person: person.id, payload: step.text });
      await phone.openChat(null);
      return null;
    }
    const chat = this.chatOf(scene, step, phone);
    if (chat === null) return `${step.who}不在这个群里`;
    const view = await phone.openChat(chat);
    return this.inChat(step, { person: person.id, chat }, view);
  }

  async inChat(step, where, view) {
    switch (step.kind) {
      case 'say': return this.type(step, where, view);
      case 'voice': return this.done(doing('voice', { ...where, seconds: step.seconds }));
      case 'photo': return this.done(doing('photo', { ...where, caption: step.text }));
      case 'location': return this.done(doing('location', { ...where, ...HERE }));
      case 'press': return this.press(step, where, view);
      case 'sees': return this.sees(step, where);
      default: return null;
    }
  }

  async done(promise) {
    await promise;
    return null;
  }

  async clock(change) {
    await doing('clock', change);
    return null;
  }

  // Moves on to that time of day; with an end, only where it is not between the two already.
  reach(from, until) {
    const now = this.village.clock.now();
    const time = ofDay(now);
    if (until && from <= time && time < until) return null;
    return this.clock({ set: nextAt(from, now).toISOString() });
  }

  light(phone) {
    this.table.phones.forEach((other) => other.root.classList.toggle('is-lit', other === phone));
    clearTimeout(this.unlight);
    this.unlight = setTimeout(() => phone.root.classList.remove('is-lit'), 2600);
  }

  // The private chat, the group of the story, a group named by its title, or the person's first group.
  chatOf(scene, step, phone) {
    if (step.chat === 'private') return phone.person.id;
    const groups = [...phone.chats.values()].filter((chat) => chat.type !== 'private');
    const title = step.chat === 'group' ? scene.group : step.chat;
    const found = title ? groups.find((chat) => chat.title === title) : groups[0];
    return found?.chat ?? null;
  }

  // The text appears in the phone's field first, as if it were being written.
  async type(step, where, view) {
    if (view) {
      view.composer.input.value = step.text;
      view.composer.typed();
      await pause(Math.min(700, 25 * step.text.length));
      view.composer.input.value = '';
      view.composer.typed();
    }
    return this.done(doing('say', { ...where, text: step.text }));
  }

  // Looks until `find` finds something in the newest messages or patience ends.
  async seek(where, find) {
    const until = performance.now() + this.patience;
    for (;;) {
      const { messages } = await readChat(where.person, where.chat, 40);
      const found = find(messages.reverse());
      if (found || performance.now() > until) return found;
      await pause(LOOK_AGAIN);
    }
  }

  async sees(step, where) {
    const found = await this.seek(where, (messages) => messages.some((message) => message.text.includes(step.text)));
    return found ? null : `${step.who}没有看到“${step.text}”`;
  }

  async press(step, where, view) {
    const found = await this.seek(where, (messages) => findButton(messages, step.text));
    if (!found) return `${step.who}那里没有“${step.text}”这个按钮`;
    const node = view?.list.drawn.get(found.message.message_id)?.node;
    const key = found.inline ? node?.querySelectorAll('.key')[found.index] : null;
    key?.scrollIntoView({ block: 'nearest' });
    key?.classList.add('is-pressed');
    await pause(key ? 450 : 0);
    key?.classList.remove('is-pressed');
    if (view) await view.press(found.message, found.index, { node: key, url: found.url });
    else await doing('press', { ...where, message: found.message.message_id, button: found.index });
    return null;
  }
}

// The newest button of exactly that text, else the newest that has it in its text.
export function findButton(messages, text) {
  for (const fits of [(shown) => shown === text, (shown) => shown.includes(text)]) {
    for (const message of messages) {
      const inline = message.buttons.flat();
      const index = inline.findIndex((made) => fits(made.text));
      if (index >= 0) return { message, index, inline: true, url: inline[index].url };
      const plain = (message.keyboard ?? []).flat().findIndex(fits);
      if (plain >= 0) return { message, index: plain, inline: false, url: null };
    }
  }
  return null;
}
