import { introductionOf, SpokenVersions, unknownTo } from './introduction.js';

describe('the version of the protocol', () => {
  it.each([
    [[1], [1], 1],
    [[1, 2], [1], 1],
    [[1, 2, 3], [2, 1], 2],
    [[3, 2], [2, 3, 4], 3],
    [[2], [1], null],
    [[], [1], null],
  ])('is the highest that both speak: %j and %j', (offered, spoken, common) => {
    expect(new SpokenVersions(spoken).commonWith(offered)).toBe(common);
  });

  it('is one that this code speaks', () => {
    expect(new SpokenVersions().commonWith([0, 1, 9])).toBe(1);
  });
});

describe('what an office says of its software', () => {
  const types = ['qsl.case.filed.v2', 'qsl.topic_call.opened.v1'];

  it('tells which events it cannot apply yet; earlier versions of those it knows are none of them', () => {
    const written = ['qsl.case.filed.v1', 'qsl.case.filed.v3', 'qsl.topic_call.opened.v1', 'qsl.case.praised.v1'];
    expect(unknownTo({ software: '1.4.0', types }, written)).toEqual(['qsl.case.filed.v3', 'qsl.case.praised.v1']);
  });

  it('is read where it is in order, and only then', () => {
    const said = { software: '1.4.0-rc.1+86', types };
    expect(introductionOf({ ...said, later: 1 })).toEqual(said);
    const many = Array.from({ length: 501 }, (_, index) => `qsl.case.filed.v${index}`);
    for (const wrong of [
      { software: '1.4 <b>' },
      { software: 14 },
      { types: 'all' },
      { types: ['case.filed'] },
      { types: many },
    ])
      expect(() => introductionOf({ ...said, ...wrong })).toThrow(SyntaxError);
  });
});
