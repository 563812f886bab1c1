import { checkTopic, readAccounts } from './check-topic.js';

const topic = {
  title: '背街小巷路灯怎样补齐',
  situation: '群众路北段三条巷子没有路灯，晚上行人多。',
  analysis: '',
  proposal: '建议纳入明年的市政维护计划，逐段补装。',
  areaCode: '610303',
  displayName: 'surname',
  coSponsors: '',
};

describe('checkTopic', () => {
  it('finds nothing wrong with a sound topic', () => {
    expect(checkTopic(topic)).toEqual({});
  });

  it('counts the three parts together', () => {
    const long = { ...topic, situation: '情'.repeat(700), analysis: '因'.repeat(700), proposal: '议'.repeat(101) };
    expect(checkTopic(long).situation).toContain('现在有 1501 个字');
  });

  it('names each field that is missing', () => {
    const empty = { ...topic, title: '', situation: '', proposal: '', areaCode: '', displayName: '' };
    expect(Object.keys(checkTopic(empty))).toEqual(['title', 'situation', 'proposal', 'areaCode', 'displayName']);
  });

  it('refuses an eleventh co-sponsor', () => {
    const coSponsors = Array.from({ length: 11 }, (_, n) => `member${n}`).join('\n');
    expect(checkTopic({ ...topic, coSponsors }).coSponsors).toContain('现在有 11 人');
  });
});

describe('readAccounts', () => {
  it('reads accounts however they are set apart, each once', () => {
    expect(readAccounts(' member1，member2\n\nmember1、member3 ')).toEqual(['member1', 'member2', 'member3']);
  });
});
