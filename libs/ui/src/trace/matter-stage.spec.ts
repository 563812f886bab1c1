import { stageOf } from './matter-stage.js';

type Matter = Parameters<typeof stageOf>[0];

const holder = { iid: 'x610303', name: '金台区政协', tier: 'county', unit: null } as Matter['holder'];
const matter = (...steps: [instance: string, kind: string, isVoid?: boolean][]): Matter => ({
  holder,
  entries: steps.map(([instance, kind, isVoid]) => ({ instance, kind, void: isVoid ?? false }) as Matter['entries'][0]),
});

describe('the stage of a matter', () => {
  it('is handling until its holder has answered, refused or closed it', () => {
    expect(stageOf(matter(['x610303', 'case.filed']))).toBe('handling');
    expect(stageOf(matter(['x610303', 'reply.published']))).toBe('answered');
    expect(stageOf(matter(['x610303', 'case.not_filed']))).toBe('not_filed');
    expect(stageOf(matter(['x610303', 'reply.published'], ['x610303', 'case.closed']))).toBe('closed');
  });

  it('does not follow from what another office has ended', () => {
    expect(stageOf(matter(['x610303', 'transfer.sent'], ['c610300', 'case.closed']))).toBe('handling');
    expect(stageOf(matter(['x610303', 'reply.published'], ['c610300', 'case.closed']))).toBe('answered');
  });

  it('stays as it was when the answer is rated or an event was void, and goes back when the work goes on', () => {
    expect(stageOf(matter(['x610303', 'reply.published'], ['x610303', 'case.rated']))).toBe('answered');
    expect(stageOf(matter(['x610303', 'case.filed'], ['x610303', 'case.closed', true]))).toBe('handling');
    expect(stageOf(matter(['x610303', 'reply.published'], ['x610303', 'order.dispatched']))).toBe('handling');
  });
});
