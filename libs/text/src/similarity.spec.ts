import fc from 'fast-check';
import { similarity, tellingTokens, weightBy, type ComparedText } from './similarity.js';

const even = weightBy({ texts: 0, holding: new Map() });
const machines: ComparedText = {
  title: '小区直饮水机滤芯多久更换应当公示',
  body: '我们小区的直饮水机从来没有贴出滤芯更换日期和水质检测结果，希望有关部门明确由谁监管。',
};

describe('similarity of two texts', () => {
  it('is 1 for the same and 0 for nothing in common', () => {
    expect(similarity(machines, machines, even)).toBe(1);
    expect(similarity(machines, { title: '增加公交班次', body: '早晚高峰车太少。' }, even)).toBe(0);
    expect(similarity({ title: '，', body: null }, { title: '。', body: null }, even)).toBe(0);
  });

  it('suggests a rewrite, and leaves out what merely lies near', () => {
    const rewrite = {
      title: '直饮水机滤芯更换情况应当公示',
      body: '小区的直饮水机没有贴出滤芯更换日期和水质检测结果。',
    };
    const near = { title: '小区停车位紧张', body: '我们小区车位太少，希望有关部门帮助协调。' };
    expect(similarity(machines, rewrite, even)).toBeGreaterThan(0.4);
    expect(similarity(machines, near, even)).toBeLessThan(0.25);
  });

  it('counts for less where two matters share only the words of an official form', () => {
    const form = (matter: string): ComparedText => ({
      title: `关于进一步加强${matter}工作的建议`,
      body: `一是提高认识，加强${matter}组织领导。二是完善机制，加大投入力度。三是强化监督，确保取得实效。`,
    });
    const words = '关于进一步加强工作的建议一是提高认识组织领导二是完善机制加大投入力度三是强化监督确保取得实效';
    const common = new Map([...words].slice(1).map((character, index) => [`${words[index]}${character}`, 900]));
    const plain = similarity(form('养老'), form('停车'), even);
    const weighted = similarity(form('养老'), form('停车'), weightBy({ texts: 1_000, holding: common }));
    expect(plain).toBeGreaterThan(0.5);
    expect(weighted).toBeLessThan(0.25);
  });

  it('compares titles only, where one has no body yet', () => {
    expect(similarity({ title: '直饮水机滤芯更换公示', body: null }, machines, even)).toBeGreaterThan(0.25);
  });

  it('is the same both ways and stays between 0 and 1', () => {
    const texts = fc.record({ title: fc.string(), body: fc.option(fc.string()) });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const score = similarity(one, other, even);
        expect(score).toBeCloseTo(similarity(other, one, even), 10);
        expect(score >= 0 && score <= 1 + 1e-9).toBe(true);
      }),
    );
  });
});

describe('tokens that find candidates', () => {
  const holding = new Map([
    ['建议', 900],
    ['小区', 250],
    ['滤芯', 40],
    ['直饮', 30],
  ]);

  it('are the rarest, with those that nobody used before', () => {
    const counts = { texts: 1_000, holding };
    expect(tellingTokens(['建议', '小区', '滤芯', '直饮', '饮水'], counts, 300)).toEqual([
      '饮水',
      '直饮',
      '滤芯',
      '小区',
    ]);
    expect(tellingTokens(['建议'], counts, 300)).toEqual(['建议']);
    expect(tellingTokens([], counts, 300)).toEqual([]);
  });
});
