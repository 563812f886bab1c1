import { IsInt, IsString } from 'class-validator';
import { earlier, EventTypes, kindOf } from './event-types.js';

class First {
  @IsString()
  count!: string;
}

class Second {
  @IsInt()
  count!: number;
}

class Third extends Second {
  @IsString()
  unit!: string;
}

const types = new EventTypes(
  {
    'topic.counted': {
      data: Third,
      earlier: [
        earlier(First, ({ count }): Second => ({ count: Number(count) })),
        earlier(Second, ({ count }): Third => ({ count, unit: '人' })),
      ],
    },
    'topic.named': { data: First },
  },
  { kinds: /^case\./, data: First },
);

describe('the events that a service can read', () => {
  it.each([
    ['qsl.topic.counted.v1', { count: '3' }],
    ['qsl.topic.counted.v2', { count: 3 }],
    ['qsl.topic.counted.v3', { count: 3, unit: '人' }],
  ])('are raised to the present version, and what was sent stays as it was: %s', (type, data) => {
    const sent = { type, data: Object.freeze(data), id: 'a' };
    const { kind, event } = types.open(sent);
    expect(kind).toBe('topic.counted');
    expect(event).toEqual({ id: 'a', type: 'qsl.topic.counted.v3', data: { count: 3, unit: '人' } });
    expect(types.read('topic.counted', event.data)).toBeInstanceOf(Third);
    expect(sent.type).toBe(type);
  });

  it('are handed on as they came in the present version, unknown fields included', () => {
    const sent = { type: 'qsl.topic.named.v1', data: { count: 'x', later: true } };
    expect(types.open(sent).event).toBe(sent);
  });

  it('are refused where their version does not say what it said', () => {
    for (const type of ['qsl.topic.counted.v1', 'qsl.topic.counted.v2'])
      expect(() => types.open({ type, data: {} })).toThrow(expect.objectContaining({ reason: 'event.malformed' }));
  });

  it.each([
    'qsl.topic.counted.v4',
    'qsl.topic.counted.v0',
    'qsl.topic.counted.v01',
    'qsl.topic.counted.v1.5',
    'qsl.topic.named.v2',
    'qsl.topic.swallowed.v1',
    'qsl.case.swallowed.v2',
    'qsl.topic.constructor.v1',
    'qsl.topic.v1',
    'topic.counted',
  ])('are no others: %s', (type) => {
    const refused = { kind: 'invalid', reason: 'event.unsupported_type' };
    expect(() => types.open({ type, data: { count: '3' } })).toThrow(expect.objectContaining(refused));
  });

  it('are also kinds that a later version adds, where this one understands enough of them', () => {
    expect(types.open({ type: 'qsl.case.praised.v1', data: {} }).kind).toBe('case.praised');
  });

  it('can be listed in all their versions', () => {
    expect(types.all).toEqual([
      { type: 'qsl.topic.counted.v1', data: First },
      { type: 'qsl.topic.counted.v2', data: Second },
      { type: 'qsl.topic.counted.v3', data: Third },
      { type: 'qsl.topic.named.v1', data: First },
    ]);
  });

  it('have a kind without their version', () => {
    expect(kindOf('qsl.topic_call.published.v12')).toBe('topic_call.published');
  });
});
