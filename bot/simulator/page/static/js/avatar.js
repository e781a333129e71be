// A coloured circle with one or two characters.

import { el } from './element.js';

const COLOURS = 8;

function initials(name, group) {
  const letters = Array.from(name.replace(/[\s<>&"'()（）]/g, '')) ;
  if (letters.length === 0) return '?';
  if (group) return letters.slice(0, 2).join('');
  const latin = /^[A-Za-z]/.test(letters[0]);
  return latin ? letters[0].toUpperCase() : letters.slice(letters.length > 2 ? -2 : 0).join('');
}

export const colourOf = (id) => Math.abs(Number(id) || 0) % COLOURS;

export function avatar(id, name, { bot = false, group = false } = {}) {
  const colour = bot ? 'bot' : colourOf(id);
  return el('span', { class: `avatar colour-${colour}`, 'aria-hidden': 'true' }, bot ? Array.from(name)[0] ?? '邻' : initials(name, group));
}
