import { describe, expect, it } from 'vitest';
import { nameLines } from '../../src/scene/layout/deedText';
import { breakLines, splitAtComma } from '../../src/scene/typeset';

const text = '组织委员对“亚运电竞场馆”、运河亚运公园、《武林纪事》等（专题）视察，促进项目建设提速加码。';

describe('breaking Chinese lines', () => {
  it('loses and adds nothing', () => {
    for (let room = 4; room < 30; room += 1) expect(breakLines(text, room).join('')).toBe(text);
  });

  it('never begins a line with closing punctuation, nor ends one with an opening mark', () => {
    for (let room = 4; room < 30; room += 1) {
      for (const line of breakLines(text, room)) {
        expect(line).not.toMatch(/^[，。、；：？！）》”]/);
        expect(line).not.toMatch(/[（《“]$/);
        expect([...line].length).toBeLessThanOrEqual(room);
      }
    }
  });

  it('keeps a number and its 余 in one piece, and a word of letters', () => {
    for (let room = 4; room < 20; room += 1) {
      const lines = breakLines('服务中小企业200余家；水系 OpenStreetMap 经简化', room);
      expect(lines.some((line) => line.includes('200余家'))).toBe(true);
      if (room > 8) expect(lines.some((line) => line.includes('OpenStreetMap'))).toBe(true);
    }
  });

  it('breaks a word that is longer than a line all the same', () => {
    expect(breakLines('https://www.example.cn/a/very/long/address/', 6).length).toBeLessThan(8);
  });

  it('keeps a short text on one line', () => {
    expect(breakLines('一河两岸', 10)).toEqual(['一河两岸']);
  });

  it('splits a lead phrase at its comma, which stays with the first part', () => {
    expect(splitAtComma('携手同行，共画最大同心圆')).toEqual(['携手同行，', '共画最大同心圆']);
    expect(splitAtComma('围绕民生关切竭智尽力')).toEqual(['围绕民生关切竭智尽力']);
  });
});

describe('breaking a name in two', () => {
  it('keeps what stands in quotes together where it can', () => {
    expect(nameLines('“五个一天”体验', 6)).toEqual(['“五个一天”', '体验']);
    expect(nameLines('开展“五个一天”', 6)).toEqual(['开展', '“五个一天”']);
    expect(nameLines('“五个一天”、体验活动', 7)).toEqual(['“五个一天”、', '体验活动']);
  });
});
