// The phones that lie side by side, and who among them hears of a change.

import { el } from './element.js';
import { avatar } from './avatar.js';
import { notice } from './notice.js';
import { Phone } from './phone.js';
import { MOST_PHONES } from './village.js';

export class Table extends EventTarget {
  constructor(village, root, tabs) {
    super();
    this.village = village;
    this.root = root;
    this.tabs = tabs;
    this.phones = new Map();
    this.active = null;
    this.empty = el('p', { class: 'empty', hidden: true }, '桌上没有手机。按“选人”拿一部出来。');
    root.append(this.empty);
    village.addEventListener('minute', ({ detail }) => this.phones.forEach((phone) => phone.minute(detail)));
    village.addEventListener('people', () => this.phones.forEach((phone) => phone.renamed()));
  }

  get ids() {
    return [...this.phones.keys()];
  }

  async show(ids) {
    for (const id of this.ids) if (!ids.includes(id)) this.drop(id);
    await Promise.all(ids.map((id) => this.add(id, true)));
    this.laid();
  }

  async add(id, quietly = false) {
    const person = this.village.people.get(id);
    if (!person || this.phones.has(id)) return this.phones.get(id);
    if (this.phones.size >= MOST_PHONES) {
      notice(`桌上最多放 ${MOST_PHONES} 部手机，先收起一部`);
      return undefined;
    }
    const phone = new Phone(this.village, person, () => this.remove(id));
    this.phones.set(id, phone);
    phone.addEventListener('unread', () => this.drawTabs());
    this.root.append(phone.root);
    if (!quietly) this.laid();
    await phone.refresh();
    return phone;
  }

  drop(id) {
    this.phones.get(id)?.close();
    this.phones.delete(id);
  }

  remove(id) {
    this.drop(id);
    this.laid();
  }

  laid() {
    if (!this.phones.has(this.active)) this.active = this.ids[0] ?? null;
    this.empty.hidden = this.phones.size > 0;
    this.village.remember(this.ids);
    this.drawTabs();
    this.dispatchEvent(new Event('phones'));
  }

  // Brings a phone forward: the one on a narrow window, into sight on a wide one.
  async bring(id) {
    const phone = await this.add(id);
    if (!phone) return undefined;
    this.active = id;
    this.drawTabs();
    phone.root.scrollIntoView({ behavior: 'smooth', inline: 'nearest', block: 'nearest' });
    return phone;
  }

  drawTabs() {
    this.phones.forEach((phone, id) => phone.root.classList.toggle('is-active', id === this.active));
    const drawn = JSON.stringify(this.ids.map((id) => [id, this.phones.get(id).person.name, this.phones.get(id).unread, id === this.active]));
    if (drawn === this.drawn) return;
    this.drawn = drawn;
    this.tabs.replaceChildren(...this.ids.map((id) => {
      const { person, unread } = this.phones.get(id);
      return el('button', {
        type: 'button', role: 'tab', class: 'tab', 'aria-selected': id === this.active, on: { click: () => this.bring(id) },
      }, avatar(id, person.name), el('span', { class: 'tab-name' }, person.name), unread ? el('span', { class: 'badge' }, String(unread)) : null);
    }));
  }

  changed({ chat, what }) {
    if (what === 'read') return;
    this.phones.forEach((phone) => phone.touch(chat, what));
  }

  // After people came or went; whoever is gone takes the phone along.
  async refreshAll() {
    const gone = this.ids.filter((id) => !this.village.people.has(id));
    gone.forEach((id) => this.drop(id));
    if (gone.length) this.laid();
    await Promise.allSettled([...this.phones.values()].map((phone) => phone.refresh()));
  }

  toast(toast) {
    this.phones.get(toast.person)?.toast(toast);
  }

  typing(chat) {
    this.phones.forEach((phone) => phone.typing(chat));
  }
}
