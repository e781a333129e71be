// Makes DOM nodes; a string child is always text, never markup.

const SVG = 'http://www.w3.org/2000/svg';

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    const spoken = name.startsWith('aria-');
    if (value === null || value === undefined || (value === false && !spoken)) continue;
    if (name === 'class') node.className = value;
    else if (name === 'on') for (const [type, fn] of Object.entries(value)) node.addEventListener(type, fn);
    else if (name === 'data') Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true && !spoken ? '' : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export function button(label, onPress, props = {}, ...children) {
  return el('button', { type: 'button', 'aria-label': label, title: label, ...props, on: { click: onPress } }, ...children);
}

const ICONS = {
  back: 'M15 5l-7 7 7 7',
  close: 'M6 6l12 12M18 6L6 18',
  more: 'M12 5.5v.01M12 12v.01M12 18.5v.01',
  send: 'M4 12l16-8-5 16-4-6-7-2zM11 14l9-10',
  clip: 'M19 11l-7.5 7.5a4.5 4.5 0 01-6.4-6.4L13 4.3a3 3 0 014.3 4.3l-7.8 7.7a1.5 1.5 0 01-2.2-2.1L14.5 7',
  mic: 'M12 15a3.5 3.5 0 003.5-3.5v-5a3.5 3.5 0 00-7 0v5A3.5 3.5 0 0012 15zM5.5 11.5a6.5 6.5 0 0013 0M12 18v3',
  keys: 'M4 7h16v10H4zM7.5 10.5h.01M12 10.5h.01M16.5 10.5h.01M8.5 14h7',
  play: 'M8 5.5v13l11-6.5z',
  pause: 'M8 5v14M16 5v14',
  next: 'M6 5.5v13l9-6.5zM18.5 5v14',
  pin: 'M9 4h6l-1 6 3.5 3.5h-11L10 10zM12 13.5V20',
  down: 'M6 9.5l6 6 6-6',
  mute: 'M4 10v4h3l4 3.5v-11L7 10zM15 10l5 5M20 10l-5 5',
  people: 'M9 11a3.2 3.2 0 100-6.4A3.2 3.2 0 009 11zM3 19c.5-3.4 2.8-5 6-5s5.5 1.6 6 5M16 5a3 3 0 010 6M17.5 14c2 .5 3.2 2 3.5 5',
  story: 'M5 5.5c3-1 5-.6 7 .8 2-1.4 4-1.8 7-.8v12.5c-3-1-5-.6-7 .8-2-1.4-4-1.8-7-.8zM12 6.3v12.5',
  photo: 'M4 6h16v12H4zM4 16l5-5 4 4 2.5-2.5L20 16M15.5 9.5h.01',
  picture: 'M12 16V5M8 9l4-4 4 4M5 19h14',
  place: 'M12 21s-6.5-6-6.5-11a6.5 6.5 0 0113 0c0 5-6.5 11-6.5 11zM12 12.2a2.2 2.2 0 100-4.4 2.2 2.2 0 000 4.4z',
  card: 'M4 6h16v12H4zM8.5 12a1.8 1.8 0 100-3.6 1.8 1.8 0 000 3.6zM6 16c.3-1.5 1.2-2.2 2.5-2.2S10.7 14.5 11 16M14 10h4M14 14h3',
  file: 'M7 3.5h7l4 4V20.5H7zM14 3.5v4h4',
  group: 'M8 12a2.7 2.7 0 100-5.4A2.7 2.7 0 008 12zM16 12a2.7 2.7 0 100-5.4 2.7 2.7 0 000 5.4zM3 18.5c.4-2.6 2-4 5-4s4.6 1.4 5 4M14 14.7c3.8-.6 6.4.8 7 3.8',
  stop: 'M7 7h10v10H7z',
  add: 'M12 5v14M5 12h14',
  menu: 'M5 7.5h14M5 12h14M5 16.5h9',
};

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', `icon icon-${name}`);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name]);
  svg.append(path);
  return svg;
}

// Runs `fn` once, `wait` ms after the first of many calls.
export function gathered(fn, wait) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      fn();
    }, wait);
  };
}
