// A sheet that slides over the page from the right; Escape and its cross put it away.

import { button, el, icon } from './element.js';

export class Panel {
  constructor(host, id, title) {
    this.body = el('div', { class: 'panel-body' });
    this.root = el('aside', { class: 'panel', id, hidden: true, role: 'dialog', 'aria-label': title },
      el('header', { class: 'panel-head' }, el('h2', {}, title), button('关上', () => this.hide(), { class: 'quiet' }, icon('close'))),
      this.body);
    this.root.addEventListener('keydown', (event) => { if (event.key === 'Escape') this.hide(); });
    host.append(this.root);
    this.host = host;
  }

  toggle() {
    if (this.root.hidden) this.show();
    else this.hide();
  }

  show() {
    for (const other of this.host.children) other.hidden = other !== this.root;
    this.drawn?.();
    this.root.querySelector('input, .panel-body button')?.focus();
  }

  hide() {
    this.root.hidden = true;
  }
}
