// One message as it stands in a chat.

import { button, el, icon } from './element.js';
import { avatar, colourOf } from './avatar.js';
import { preview } from './preview.js';
import { richText } from './rich_text.js';
import { fileAddress } from './sim.js';
import { ofDay } from './village_time.js';
import { voiceBar } from './voice_bar.js';

export function bubble(view, message, place, quoted) {
  const theirs = !message.mine;
  const inGroup = !view.private;
  const classes = ['message', message.mine ? 'is-mine' : 'is-theirs', place.first && 'is-first', place.last && 'is-last', message.from_bot && 'is-bot'];
  const box = el('div', { class: `bubble kind-${message.kind}` },
    inGroup && theirs && place.first ? el('span', { class: `author ink-${message.from_bot ? 'bot' : colourOf(message.from.id)}` }, message.from.name) : null,
    quoted === undefined ? null : quote(view, message, quoted),
    ...attachments(message),
    message.html ? el('div', { class: 'words' }, richText(message.html)) : null,
    reactions(view, message),
    foot(message));
  const more = button('更多：回复、表情、修改、删除', () => view.menu(message, more), { class: 'more' }, icon('more'));
  const node = el('li', { class: classes.filter(Boolean).join(' '), data: { message: message.message_id } },
    inGroup && theirs ? el('span', { class: 'author-place' }, place.last ? avatar(message.from.id, message.from.name, { bot: message.from_bot }) : null) : null,
    el('div', { class: 'column' }, el('div', { class: 'bubble-line' }, box, more), inlineButtons(view, message)));
  box.addEventListener('contextmenu', (event) => {
    event.preventDefault();
    view.menu(message, more);
  });
  return node;
}

function quote(view, message, quoted) {
  return button('看看回复的那一条', () => view.list.jumpTo(message.reply_to), { class: `quote ink-${quoted ? colourOf(quoted.from.id) : 'bot'}` },
    el('b', {}, quoted ? quoted.from.name : '较早的消息'), el('span', {}, quoted ? preview(quoted) : '…'));
}

function attachments(message) {
  const found = [];
  if (message.photo) found.push(photo(message));
  if (message.voice) found.push(voiceBar(message.voice));
  if (message.document) found.push(file(message.document));
  if (message.location) found.push(place(message.location));
  if (message.contact) found.push(card(message.contact));
  if (message.poll) found.push(el('div', { class: 'poll' }, el('b', {}, message.poll.question), ...message.poll.options.map((option) => el('p', {}, `${option.text}　${option.voter_count}`))));
  return found;
}

function photo({ photo: { file: id, width, height }, text }) {
  const image = el('img', { class: 'photo', src: fileAddress(id), alt: text || '照片', width, height, loading: 'lazy' });
  return image;
}

function file({ file: id, name, size }) {
  return el('a', { class: 'file', href: fileAddress(id), download: name ?? '' }, icon('file'), el('span', {}, el('b', {}, name ?? '文件'), el('small', {}, `${Math.max(1, Math.round((size ?? 0) / 1024))} KB`)));
}

function place({ latitude, longitude }) {
  return el('div', { class: 'place' }, el('div', { class: 'map', 'aria-hidden': 'true' }, icon('place')),
    el('p', {}, `位置 ${latitude.toFixed(4)}, ${longitude.toFixed(4)}`));
}

function card({ first_name: name, phone_number: phone, user_id: id }) {
  return el('div', { class: 'card' }, avatar(id ?? 0, name), el('span', {}, el('b', {}, name), el('small', {}, phone)));
}

function reactions(view, message) {
  if (message.reactions.length === 0) return null;
  return el('div', { class: 'reactions' }, message.reactions.map(({ emoji, from }) => {
    const own = from.includes(view.person);
    return button(`${emoji} ${from.length} 人`, () => view.send('react', { message: message.message_id, emoji: own ? '' : emoji }),
      { class: `reaction${own ? ' is-own' : ''}`, 'aria-pressed': own }, emoji, from.length > 1 ? el('span', {}, String(from.length)) : null);
  }));
}

function foot(message) {
  return el('span', { class: 'foot' },
    message.pinned ? el('span', { class: 'foot-icon', title: '已置顶' }, icon('pin')) : null,
    message.silent ? el('span', { class: 'foot-icon', title: '静音送达', role: 'img', 'aria-label': '静音送达' }, icon('mute')) : null,
    message.edited ? el('span', { class: 'edited' }, '已编辑') : null,
    el('time', { datetime: message.date }, ofDay(new Date(message.date))),
    message.mine ? el('span', { class: 'ticks', 'aria-hidden': 'true' }, '✓✓') : null);
}

function inlineButtons(view, message) {
  if (message.buttons.length === 0) return null;
  let index = -1;
  return el('div', { class: 'inline', role: 'group', 'aria-label': '按钮' }, message.buttons.map((row) => el('div', { class: 'inline-row' }, row.map((made) => {
    index += 1;
    const at = index;
    const node = el('button', { type: 'button', class: `key${made.url ? ' is-link' : ''}`, on: { click: () => view.press(message, at, { node, url: made.url }) } }, made.text);
    return node;
  }))));
}
