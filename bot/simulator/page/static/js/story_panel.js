// The list of stories that can be told.

import { button, el, icon } from './element.js';
import { Panel } from './panel.js';

export class StoryPanel extends Panel {
  constructor(village, host, play) {
    super(host, 'stories', '讲个故事');
    this.body.append(
      el('p', { class: 'panel-note' }, '挑一个故事，手机会自己动起来：谁说了什么、按了什么、时间走了多久，都在下面的字幕里。'),
      village.scenes.length ? el('ol', { class: 'stories' }, village.scenes.map((scene) => this.line(scene, play))) : el('p', { class: 'panel-note' }, '这个村还没有故事。'));
  }

  line(scene, play) {
    return el('li', { class: 'story' },
      el('div', {}, el('h3', {}, scene.title), el('p', {}, scene.about), el('p', { class: 'story-cast' }, scene.phones.join('、'))),
      button(`讲“${scene.title}”`, () => { this.hide(); play(scene); }, { class: 'round story-play' }, icon('play')));
  }
}
