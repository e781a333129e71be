// The paper clip: a sample photo, a picture of one's own, a sample voice, the place, the phone number.

import { button, el, icon } from './element.js';
import { upload } from './sim.js';

// Somewhere near the invented village.
const HERE = { lat: 30.5127, lon: 114.3089 };

export function attachMenu(composer) {
  const { root, view } = composer;
  const old = root.querySelector('.attach');
  if (old) {
    old.remove();
    return;
  }
  const menu = el('div', { class: 'attach', role: 'menu', 'aria-label': '发送' });
  const close = () => menu.remove();
  const item = (name, label, act) => button(label, () => { close(); act(); }, { class: 'attach-item', role: 'menuitem' }, icon(name), el('span', {}, label));
  const chooser = el('input', { type: 'file', hidden: true, 'aria-label': '选一个文件', on: { change: () => choose(view, chooser.files[0]) } });
  menu.append(
    item('photo', '样例照片', () => composer.give('photo', {})),
    item('picture', '选照片或文件', () => { root.append(chooser); chooser.click(); chooser.remove(); }),
    item('mic', '样例语音', () => composer.give('voice', { seconds: 8 })),
    item('place', '我的位置', () => composer.give('location', HERE)),
    item('card', '我的电话', () => composer.give('contact', { phone: `1380000${String(view.person % 10000).padStart(4, '0')}` })),
  );
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    close();
    composer.clipButton.focus();
  });
  root.append(menu);
  menu.querySelector('button').focus();
  const outside = (event) => {
    if (menu.contains(event.target) || composer.clipButton.contains(event.target)) return;
    close();
    document.removeEventListener('pointerdown', outside);
  };
  document.addEventListener('pointerdown', outside);
}

function choose(view, file) {
  if (!file) return;
  const kind = /^image\/(png|jpeg)$/.test(file.type) ? 'photo' : 'document';
  view.attempt(() => upload({ person: view.person, chat: view.chat, kind }, file));
}
