// Finding people by name or role, taking their phones out and putting them back.

import { el, gathered, icon } from './element.js';
import { avatar } from './avatar.js';
import { Panel } from './panel.js';

const SHOWN = 60;

export class Picker extends Panel {
  constructor(village, table, host) {
    super(host, 'picker', '选人');
    this.village = village;
    this.table = table;
    this.input = el('input', { type: 'search', placeholder: '名字、角色或群，如“医生”“东湾”', 'aria-label': '找人', on: { input: gathered(() => this.draw(), 80) } });
    this.count = el('p', { class: 'panel-note', role: 'status' });
    this.found = el('ul', { class: 'people' });
    this.body.append(this.input, this.count, this.found);
    const again = () => { if (!this.root.hidden) this.draw(); };
    village.addEventListener('people', again);
    table.addEventListener('phones', again);
  }

  drawn() {
    this.draw();
  }

  draw() {
    const people = this.village.search(this.input.value);
    const order = people.sort((a, b) => this.rank(a) - this.rank(b));
    const more = people.length > SHOWN ? `，先列出 ${SHOWN} 位，再打几个字就找到了` : '';
    this.count.textContent = people.length ? `${people.length} 位${more}` : '没有这样的人，换个说法试试';
    this.found.replaceChildren(...order.slice(0, SHOWN).map((person) => this.line(person)));
  }

  // Whoever lies on the table first, then those who are somebody, then everyone.
  rank(person) {
    if (this.table.phones.has(person.id)) return 0;
    return person.note ? 1 : 2;
  }

  line(person) {
    const on = this.table.phones.has(person.id);
    return el('li', {}, el('button', {
      type: 'button', class: `personrow${on ? ' is-on' : ''}`, 'aria-pressed': on, data: { person: person.id },
      on: { click: () => this.toggleOne(person.id, on) },
    },
    avatar(person.id, person.name),
    el('span', { class: 'personrow-words' }, el('b', {}, person.name), el('small', {}, person.note || (person.started ? '' : '还没打开过机器人'))),
    el('span', { class: 'personrow-mark' }, icon(on ? 'close' : 'add'))));
  }

  async toggleOne(id, on) {
    if (on) this.table.remove(id);
    else await this.table.bring(id);
    this.draw();
    this.found.querySelector(`[data-person="${id}"]`)?.focus();
  }
}
