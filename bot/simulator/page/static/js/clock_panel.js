// The village's time, and the buttons that move it.

import { button, el, icon } from './element.js';
import { doing } from './sim.js';
import { notice } from './notice.js';
import { dayName, nextAt, ofDay } from './village_time.js';

const SPEEDS = [[1, '×1', '和真的时间一样快'], [60, '×60', '一秒当一分钟']];

export class ClockPanel {
  constructor(village, root) {
    this.village = village;
    this.time = el('time', { class: 'clock-time' });
    this.day = el('span', { class: 'clock-day' });
    this.run = button('停住时间', () => this.move({ pause: !village.clock.paused }), { class: 'round', id: 'clock-run' });
    this.speeds = SPEEDS.map(([speed, label, title]) => button(title, () => this.move({ speed, pause: false }), { class: 'segment', data: { speed } }, label));
    root.append(
      el('div', { class: 'clock-face' }, this.time, this.day),
      this.run,
      el('div', { class: 'segments', role: 'group', 'aria-label': '快慢' }, this.speeds),
      el('div', { class: 'jumps' },
        button('往后拨十分钟', () => this.move({ jump: 600 }), { class: 'jump' }, '+10分'),
        button('往后拨一小时', () => this.move({ jump: 3600 }), { class: 'jump' }, '+1小时'),
        button('拨到明早七点', () => this.morning(), { class: 'jump' }, '明早7:00')),
    );
    this.show();
    village.addEventListener('clock', () => this.show());
    setInterval(() => this.show(), 500);
  }

  told(clock) {
    this.village.clock.told(clock);
    this.village.tell('clock');
  }

  async move(change) {
    try {
      this.told(await doing('clock', change));
    } catch (error) {
      notice(error.message);
    }
  }

  morning() {
    return this.move({ set: nextAt('07:00', this.village.clock.now()).toISOString() });
  }

  show() {
    const { clock } = this.village;
    const now = clock.now();
    const text = ofDay(now);
    if (text !== this.shown) {
      this.shown = text;
      this.time.textContent = text;
      this.day.textContent = dayName(now);
      this.village.tell('minute', text);
    }
    if (clock.paused === this.wasPaused && clock.speed === this.wasSpeed) return;
    [this.wasPaused, this.wasSpeed] = [clock.paused, clock.speed];
    this.run.replaceChildren(icon(clock.paused ? 'play' : 'pause'));
    this.run.setAttribute('aria-label', clock.paused ? '让时间走起来' : '停住时间');
    this.run.title = this.run.getAttribute('aria-label');
    this.run.classList.toggle('is-paused', clock.paused);
    for (const speed of this.speeds) {
      const on = !clock.paused && Number(speed.dataset.speed) === clock.speed;
      speed.classList.toggle('is-on', on);
      speed.setAttribute('aria-pressed', on);
    }
  }
}
