// Times of the village: how they are written, and which moment a time of day means.

const formats = new Map();
let zone = 'Asia/Shanghai';

export function useZone(name) {
  zone = name;
  formats.clear();
}

function format(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat('zh-CN', { timeZone: zone, hourCycle: 'h23', ...options }));
  }
  return formats.get(key);
}

const two = { hour: '2-digit', minute: '2-digit' };
export const ofDay = (moment) => format(two).format(moment);
export const dayName = (moment) => format({ month: 'long', day: 'numeric', weekday: 'short' }).format(moment);
export const shortDay = (moment) => format({ month: 'numeric', day: 'numeric' }).format(moment);
export const dayKey = (moment) => format({ year: 'numeric', month: 'numeric', day: 'numeric' }).format(moment);

// How many milliseconds the zone is ahead of UTC at that moment.
function ahead(moment) {
  const parts = { year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' };
  const found = Object.fromEntries(format(parts).formatToParts(moment).map((p) => [p.type, Number(p.value)]));
  const shown = Date.UTC(found.year, found.month - 1, found.day, found.hour, found.minute, found.second);
  return shown - Math.floor(moment.getTime() / 1000) * 1000;
}

// The next moment at which the village's clocks show `time` (07:00).
export function nextAt(time, now) {
  const [hour, minute] = time.split(':').map(Number);
  const local = new Date(now.getTime() + ahead(now));
  const then = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), hour, minute);
  let moment = new Date(then - ahead(now));
  if (moment <= now) moment = new Date(moment.getTime() + 86400000);
  return moment;
}

// The clock as last told, carried on by the browser's own.
export class VillageClock {
  constructor() {
    this.told({ now: new Date().toISOString(), speed: 1, paused: true });
  }

  told({ now, speed, paused }) {
    this.base = Date.parse(now);
    this.since = performance.now();
    this.speed = speed;
    this.paused = paused;
  }

  now() {
    const passed = this.paused ? 0 : (performance.now() - this.since) * this.speed;
    return new Date(this.base + passed);
  }
}
