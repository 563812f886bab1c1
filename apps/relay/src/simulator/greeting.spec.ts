import { DirectoryExchange } from '../link/directory-exchange.js';
import { EventIntake } from '../link/event-intake.js';
import { LinkAsker } from '../link/link-asker.js';
import { pinnedDirectory } from '../link/link-directory.js';
import { LinkQuestions } from '../link/link-questions.js';
import { genesis } from '../protocol/chain.js';
import type { Question, Reply } from '../protocol/messages.js';
import { city, county, LonelyOffice } from './lonely-office.js';
import { World } from './world.js';

const place = { epoch: 1, after: 0, chain: genesis };

describe('a neighbour that speaks of cards', () => {
  let world: World;
  let asker: LinkAsker;
  let asked: Question['verb'][];
  /** Serial of the last card, as the neighbour says. */
  let promised: number;

  const answer = (question: Question): Reply => {
    if (question.verb === 'hello') return { kind: 'hello', version: 1, place, directory: promised };
    if (question.verb === 'cards') return { kind: 'cards', cards: [], directory: promised, refused: [] };
    return { kind: 'batch', ...place, events: [], directory: promised };
  };

  beforeEach(() => {
    [world, asked, promised] = [new World(11), [], 5];
    const { core, recovery, network } = new LonelyOffice(world, county, {
      ...pinnedDirectory,
      lacks: (serial) => serial > 0,
    });
    network
      .connect(city, () => true)
      .serve(
        (_peer, { id, question }) => {
          asked.push(question.verb);
          return Promise.resolve({ id, session: 'city', reply: answer(question) });
        },
        () => undefined,
      );
    const questions = new LinkQuestions(core, city);
    const directory = new DirectoryExchange(core, questions, city);
    const told = { onNews: () => {}, offered: () => Promise.resolve() };
    const parts = { core, questions, directory, recovery, intake: new EventIntake(core), ...told };
    asker = new LinkAsker(parts, city);
    void asker.run();
  });
  afterEach(() => asker.stop());

  it('is asked for nothing that the missing ones may be needed for, until they come', async () => {
    await world.runUntil(60_000);
    expect(asked).toContain('cards');
    expect(new Set(asked)).toEqual(new Set(['hello', 'cards']));
    expect(asker.phase).not.toBe('active');
    promised = 0;
    await world.runUntil(1_000_000);
    expect(asked).toContain('pull');
    expect(asker.phase).toBe('active');
  });
});
