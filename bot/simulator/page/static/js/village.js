// What the whole page knows: people, the bot, the clock, which phones lie on the table.

import { look, setup } from './sim.js';
import { VillageClock, useZone } from './village_time.js';

const MOST = 8;

export class Village extends EventTarget {
  constructor() {
    super();
    this.people = new Map();
    this.bot = { id: 0, name: '邻里', username: '' };
    this.clock = new VillageClock();
    this.scenes = [];
    this.notes = {};
    this.wanted = [];
  }

  async begin() {
    const given = await setup();
    useZone(given.zone);
    this.scenes = given.scenes;
    this.notes = given.notes;
    this.wanted = given.phones;
    await this.refresh();
  }

  async refresh() {
    const state = await look('state');
    this.bot = state.bot;
    this.groups = state.groups;
    this.people = new Map(state.people.filter((p) => !p.is_bot && !p.deleted).map((p) => [p.id, this.described(p)]));
    this.clock.told(state.clock);
    this.tell('people');
    this.tell('clock');
  }

  described(person) {
    return { ...person, note: person.note || this.notes[person.id] || '' };
  }

  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }

  // By number, by name, or by a part of the note; null when there is nobody.
  find(who) {
    const said = String(who).trim();
    const all = [...this.people.values()];
    return this.people.get(Number(said))
      ?? all.find((p) => p.name === said || p.username === said)
      ?? all.find((p) => said && p.note.includes(said))
      ?? null;
  }

  // Those the address names, else those the village shows first, else the first five.
  firstPhones() {
    const asked = new URLSearchParams(location.search).get('phones');
    const names = asked === null ? this.wanted : asked.split(',').filter(Boolean);
    const found = [...new Set(names.map((name) => this.find(name)?.id).filter(Boolean))];
    if (found.length || asked === '') return found.slice(0, MOST);
    return [...this.people.keys()].slice(0, 5);
  }

  remember(ids) {
    const address = new URL(location.href);
    address.searchParams.set('phones', ids.join(','));
    // Commas stay readable for whoever passes the link on.
    history.replaceState(null, '', address.href.replaceAll('%2C', ','));
  }

  search(words) {
    const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
    const groups = new Map();
    for (const group of this.groups ?? []) {
      for (const id of Object.keys(group.members)) groups.set(Number(id), `${groups.get(Number(id)) ?? ''} ${group.title}`);
    }
    const matches = (p) => {
      const text = `${p.name} ${p.username ?? ''} ${p.note} ${groups.get(p.id) ?? ''}`.toLowerCase();
      return parts.every((part) => text.includes(part));
    };
    return [...this.people.values()].filter(matches);
  }
}

export { MOST as MOST_PHONES };
