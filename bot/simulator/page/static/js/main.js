// Starts the page: reads the village, lays the phones out, listens to what changes.

import { button, el, gathered, icon } from './element.js';
import { ClockPanel } from './clock_panel.js';
import { Picker } from './picker.js';
import { Player } from './player.js';
import { StoryPanel } from './story_panel.js';
import { Table } from './table.js';
import { Village } from './village.js';
import { notice } from './notice.js';
import { listen } from './sim.js';

const $ = (id) => document.getElementById(id);

async function begin() {
  const village = new Village();
  await village.begin();
  const table = new Table(village, $('phones'), $('tabs'));
  const clock = new ClockPanel(village, $('clock'));
  const player = new Player(village, table, $('player'));
  const stories = new StoryPanel(village, $('panels'), (scene) => player.play(scene));
  const picker = new Picker(village, table, $('panels'));
  $('actions').append(
    button('讲个故事', () => stories.toggle(), { class: 'action', id: 'open-stories' }, icon('story'), el('span', {}, '讲个故事')),
    button('选人：加一部或收起一部手机', () => picker.toggle(), { class: 'action', id: 'open-picker' }, icon('people'), el('span', {}, '选人')),
  );
  hear(village, table, clock);
  await table.show(village.firstPhones());
  document.body.dataset.ready = 'yes';
}

function hear(village, table, clock) {
  const everything = gathered(async () => {
    await village.refresh();
    table.refreshAll();
  }, 250);
  let broken = false;
  listen({
    hello: () => {
      if (broken) everything();
      if (broken) notice('又连上了');
      broken = false;
    },
    chat: (change) => table.changed(change),
    toast: (toast) => table.toast(toast),
    typing: ({ chat }) => table.typing(chat),
    clock: (told) => clock.told(told),
    people: everything,
  }, () => {
    if (!broken) notice('和本机的服务断开了，正在重连…', true);
    broken = true;
  });
}

begin().catch((error) => notice(`这一页没能打开：${error.message}`, true));
