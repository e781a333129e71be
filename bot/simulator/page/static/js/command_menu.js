// The bot's commands, to be said by one tap; a line each with what it does.

import { button, el } from './element.js';

export function commandMenu(composer, commands) {
  const old = composer.root.querySelector('.attach');
  if (old) {
    old.remove();
    return;
  }
  const menu = el('div', { class: 'attach', role: 'menu', 'aria-label': '命令' }, commands.map(({ command, description }) => {
    const say = () => {
      menu.remove();
      composer.view.send('say', { text: `/${command}` });
    };
    return button(`${description}，/${command}`, say, { class: 'attach-item command', role: 'menuitem' }, el('span', {}, description), el('small', {}, `/${command}`));
  }));
  menu.addEventListener('keydown', (event) => { if (event.key === 'Escape') menu.remove(); });
  composer.root.append(menu);
  menu.querySelector('button').focus();
}
