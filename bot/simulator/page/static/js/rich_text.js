// Puts the server's HTML into the page: only known tags, only harmless links, all else as text.

const TAGS = new Set(['B', 'I', 'U', 'S', 'CODE', 'PRE', 'BLOCKQUOTE']);
const MARKS = new Set(['spoiler', 'bot_command', 'mention', 'hashtag', 'phone_number', 'email', 'text_mention', 'cashtag', 'custom_emoji', 'bank_card']);
const LINK = /^(https?:\/\/|tg:\/\/|tel:|mailto:)/i;

export function richText(html) {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const out = document.createDocumentFragment();
  copy(parsed.body, out);
  return out;
}

function copy(from, to) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.data);
    else if (node.nodeType === Node.ELEMENT_NODE) to.append(known(node));
  }
}

function known(node) {
  let made = null;
  if (TAGS.has(node.tagName)) made = document.createElement(node.tagName);
  else if (node.tagName === 'A' && LINK.test(node.getAttribute('href') ?? '')) made = link(node.getAttribute('href'));
  else if (node.tagName === 'SPAN') made = mark(node.className);
  if (made === null) return document.createTextNode(node.outerHTML);
  copy(node, made);
  return made;
}

function link(href) {
  const made = document.createElement('a');
  made.href = href;
  made.target = '_blank';
  made.rel = 'noopener noreferrer';
  return made;
}

function mark(name) {
  const made = document.createElement('span');
  if (!MARKS.has(name)) return made;
  made.className = name;
  if (name === 'bot_command' || name === 'spoiler') {
    made.tabIndex = 0;
    made.setAttribute('role', 'button');
  }
  return made;
}

// What a link to this bot with a start parameter carries; null for every other link.
export function startPayload(url, botName) {
  const found = /^(?:https?:\/\/t\.me\/|tg:\/\/resolve\?domain=)(\w+)[?&]start=([\w-]{0,64})$/.exec(url);
  return found && botName && found[1].toLowerCase() === botName.toLowerCase() ? found[2] : null;
}
