// What can be done with one message: answer, react, change, take back.

import { button, el } from './element.js';

const FACES = ['👍', '❤', '🙏', '👌', '😢'];

export function messageMenu(view, message, anchor) {
  const { root } = view;
  root.querySelector('.menu-cover')?.remove();
  const cover = el('div', { class: 'menu-cover', on: { click: (event) => { if (event.target === cover) close(); } } });
  const close = () => {
    cover.remove();
    anchor.focus();
  };
  const then = (act) => () => {
    close();
    act();
  };
  const item = (label, act) => button(label, then(act), { class: 'menu-item', role: 'menuitem' }, label);
  const id = message.message_id;
  const menu = el('div', { class: 'menu', role: 'menu', 'aria-label': '这条消息' },
    el('div', { class: 'menu-faces' }, FACES.map((face) => button(`用 ${face} 回应`, then(() => view.send('react', { message: id, emoji: face })), { class: 'face' }, face))),
    item('回复', () => view.composer.replyTo(message)),
    message.text ? item('复制文字', () => navigator.clipboard?.writeText(message.text)) : null,
    message.mine && message.text ? item('修改', () => view.composer.change(message)) : null,
    message.mine || view.private || view.about.admin ? item('删除', () => view.send('delete', { message: id })) : null);
  cover.append(menu);
  cover.addEventListener('keydown', (event) => { if (event.key === 'Escape') close(); });
  root.append(cover);
  settle(root, anchor, menu);
  menu.querySelector('button').focus();
}

// Beside the message, and whole inside the phone.
function settle(root, anchor, menu) {
  const phone = root.getBoundingClientRect();
  const at = anchor.closest('.message').querySelector('.bubble').getBoundingClientRect();
  const top = Math.min(Math.max(at.top - phone.top, 60), phone.height - menu.offsetHeight - 12);
  const left = Math.min(Math.max(at.left - phone.left, 12), phone.width - menu.offsetWidth - 12);
  menu.style.top = `${top}px`;
  menu.style.left = `${left}px`;
}
