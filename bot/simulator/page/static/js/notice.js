// One line for the whole page, at its lower edge.

let timer;

export function notice(text, stays = false) {
  const box = document.getElementById('notice');
  box.textContent = text;
  box.hidden = false;
  clearTimeout(timer);
  if (!stays) timer = setTimeout(() => { box.hidden = true; }, 3200);
}
