// Recording a voice note: its length is real, its sound is the village's sample hum.

import { button, el, icon } from './element.js';

const LONGEST = 60;

export class Recorder {
  constructor(composer) {
    this.composer = composer;
    this.time = el('span', { class: 'recording-time' }, '0:00');
    this.root = el('div', { class: 'recording', hidden: true, role: 'group', 'aria-label': '正在录音' },
      button('不要了', () => this.end(false), { class: 'quiet' }, icon('close')),
      el('span', { class: 'recording-dot', 'aria-hidden': 'true' }), this.time,
      el('span', { class: 'recording-hint' }, '演示录音，声音是样例'),
      button('发送语音', () => this.end(true), { class: 'round send' }, icon('send')));
  }

  start() {
    this.composer.line.hidden = true;
    this.root.hidden = false;
    this.began = performance.now();
    this.tick = setInterval(() => this.show(), 200);
    this.show();
    this.root.querySelector('.send').focus();
  }

  get seconds() {
    return Math.max(1, Math.round((performance.now() - this.began) / 1000));
  }

  show() {
    const { seconds } = this;
    this.time.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    if (seconds >= LONGEST) this.end(true);
  }

  end(send) {
    if (this.root.hidden) return;
    clearInterval(this.tick);
    const { seconds } = this;
    this.root.hidden = true;
    this.composer.line.hidden = false;
    if (send) this.composer.give('voice', { seconds });
  }
}
