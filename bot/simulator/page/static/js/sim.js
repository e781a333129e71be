// Speaks to the local Telegram's people side, /sim/… .

export class Refused extends Error {}

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused('连不上本机的服务');
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error || `出错了（${response.status}）`);
  return body;
}

export const look = (path) => ask(`/sim/${path}`, { cache: 'no-store' });

export const doing = (path, body = {}) => ask(`/sim/${path}`, {
  method: 'POST',
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
});

export function upload(fields, file) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value ?? '');
  form.append('file', file);
  return ask('/sim/upload', { method: 'POST', body: form });
}

export const setup = () => ask('/page/setup', { cache: 'no-store' });
export const fileAddress = (file) => `/sim/files/${encodeURIComponent(file)}`;
export const readChat = (person, chat, limit) => look(`chats/${person}/${chat}?limit=${limit}`);

// The commands the bot last told Telegram about, [{command, description}].
export async function commands() {
  const { requests } = await look('requests?method=setMyCommands&limit=1');
  const told = requests[0]?.params.commands ?? [];
  return typeof told === 'string' ? JSON.parse(told) : told;
}

// Opens the stream of events; the browser itself connects again when it breaks.
export function listen(handlers, onBreak) {
  const source = new EventSource('/sim/events');
  for (const [name, handle] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => handle(JSON.parse(event.data)));
  }
  source.addEventListener('error', onBreak);
  return source;
}
