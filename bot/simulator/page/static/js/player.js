// Tells a story: does its steps one after another while you watch; can be halted, hurried, ended.

import { button, el, icon } from './element.js';
import { notice } from './notice.js';
import { Stage } from './player_steps.js';

const BETWEEN = 1100;
const READING = 95;
const AT_LEAST = 1800;

export class Player {
  constructor(village, table, root) {
    this.root = root;
    this.stage = new Stage(village, table);
    this.pace = Number(new URLSearchParams(location.search).get('pace') ?? 1);
    this.title = el('b', { class: 'player-title' });
    this.count = el('span', { class: 'player-count' });
    this.caption = el('p', { class: 'player-caption', 'aria-live': 'polite' });
    this.bar = el('i');
    this.halt = button('停一停', () => this.toggle(), { class: 'round', id: 'player-pause' }, icon('pause'));
    root.append(el('div', { class: 'player-bar', 'aria-hidden': 'true' }, this.bar),
      el('div', { class: 'player-words' }, el('p', { class: 'player-top' }, this.title, this.count), this.caption),
      el('div', { class: 'player-keys' }, this.halt,
        button('下一步', () => this.next(), { class: 'round', id: 'player-next' }, icon('next')),
        button('不讲了', () => this.end(), { class: 'round', id: 'player-end' }, icon('stop'))));
  }

  async play(scene) {
    this.end();
    const run = { over: false };
    this.run = run;
    this.halted(false);
    this.root.hidden = false;
    document.body.classList.add('has-player');
    this.root.dataset.state = 'playing';
    this.title.textContent = scene.title;
    this.say(scene.about);
    this.place(0, scene.steps.length);
    const missed = [];
    await this.stage.gather(scene);
    await this.rest(this.reading(scene.about));
    for (const [at, step] of scene.steps.entries()) {
      if (run.over) return;
      this.place(at + 1, scene.steps.length);
      const trouble = await this.step(scene, step);
      if (trouble) missed.push(`${at + 1}: ${trouble}`);
    }
    if (!run.over) this.finished(missed);
  }

  async step(scene, step) {
    if (step.kind === 'caption') {
      this.say(step.text);
      await this.rest(this.reading(step.text));
      return null;
    }
    if (step.kind === 'wait') {
      await this.rest(step.seconds * 1000);
      return null;
    }
    let trouble = null;
    try {
      trouble = await this.stage.act(scene, step);
    } catch (error) {
      trouble = error.message;
    }
    if (trouble) notice(`${trouble}，接着往下讲`);
    await this.rest(BETWEEN);
    return trouble;
  }

  finished(missed) {
    this.root.dataset.state = 'done';
    this.root.dataset.missed = missed.join('; ');
    this.count.textContent = '讲完了';
    this.halt.hidden = true;
    this.root.querySelector('#player-next').hidden = true;
  }

  place(at, all) {
    this.count.textContent = `${at} / ${all}`;
    this.bar.style.width = `${(100 * at) / Math.max(all, 1)}%`;
  }

  say(text) {
    this.caption.textContent = text;
  }

  reading(text) {
    return Math.max(AT_LEAST, text.length * READING);
  }

  // Waits in real time; not while halted, and no longer once "next" is pressed.
  async rest(ms) {
    const { run } = this;
    let left = ms * this.pace;
    this.hurry = false;
    while (!run.over && !this.hurry && (left > 0 || this.paused)) {
      const began = performance.now();
      await new Promise((resolve) => {
        this.wake = resolve;
        setTimeout(resolve, Math.min(Math.max(left, 40), 120));
      });
      if (!this.paused) left -= performance.now() - began;
    }
  }

  toggle() {
    this.halted(!this.paused);
  }

  halted(paused) {
    this.paused = paused;
    this.halt.replaceChildren(icon(paused ? 'play' : 'pause'));
    this.halt.setAttribute('aria-label', paused ? '接着讲' : '停一停');
    this.halt.title = this.halt.getAttribute('aria-label');
    this.root.classList.toggle('is-paused', paused);
  }

  next() {
    this.hurry = true;
    this.wake?.();
  }

  end() {
    if (this.run) this.run.over = true;
    this.wake?.();
    this.root.hidden = true;
    this.halt.hidden = false;
    this.root.querySelector('#player-next').hidden = false;
    delete this.root.dataset.missed;
    document.body.classList.remove('has-player');
  }
}
