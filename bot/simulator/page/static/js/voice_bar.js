// A voice note: a button that plays it, its wave, its length. Only one plays at a time.

import { button, el, icon } from './element.js';
import { fileAddress } from './sim.js';

const BARS = 26;
const sound = new Audio();
let playing = null;

const length = (seconds) => seconds && `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;

// Heights that look like speech and stay the same for the same file.
function heights(file) {
  let seed = Array.from(file).reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 65521, 7);
  return Array.from({ length: BARS }, (_, at) => {
    seed = (seed * 75 + 74) % 65537;
    const swell = 0.45 + 0.55 * Math.abs(Math.sin(at / 3.1));
    return Math.max(14, Math.round((25 + (seed % 75)) * swell));
  });
}

function stop() {
  sound.pause();
  playing?.();
  playing = null;
}

export function voiceBar({ file, seconds }) {
  const bars = heights(file).map((height) => {
    const bar = el('i');
    bar.style.height = `${height}%`;
    return bar;
  });
  const left = el('span', { class: 'voice-length' }, length(seconds) || '语音');
  const play = button(seconds ? `播放语音，${seconds} 秒` : '播放语音', () => toggle(), { class: 'voice-play' }, icon('play'));
  const root = el('div', { class: 'voice' }, play, el('div', { class: 'voice-body' }, el('div', { class: 'wave', 'aria-hidden': 'true' }, bars), left));

  const reset = () => {
    root.classList.remove('is-playing');
    play.replaceChildren(icon('play'));
    bars.forEach((bar) => bar.classList.remove('is-past'));
    left.textContent = length(seconds) || '语音';
  };
  const follow = () => {
    const whole = Number.isFinite(sound.duration) && sound.duration ? sound.duration : seconds || 1;
    const part = sound.currentTime / whole;
    bars.forEach((bar, at) => bar.classList.toggle('is-past', at / BARS < part));
    left.textContent = length(Math.max(0, whole - sound.currentTime)) || '0:00';
  };
  async function toggle() {
    const mine = root.classList.contains('is-playing');
    stop();
    if (mine) return;
    playing = reset;
    root.classList.add('is-playing');
    play.replaceChildren(icon('pause'));
    sound.ontimeupdate = follow;
    sound.onended = stop;
    sound.src = fileAddress(file);
    try {
      await sound.play();
    } catch {
      stop();
    }
  }
  return root;
}
