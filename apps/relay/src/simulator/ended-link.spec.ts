import { LinkQuestions } from '../link/link-questions.js';
import { LinkFailure } from '../link/transport.js';
import { city, county, LonelyOffice } from './lonely-office.js';
import { World } from './world.js';

const waitMs = 20_000;

/** Time stands still here: whoever waits for an answer or for the end of its time waits for ever. */
describe('a link that ends', () => {
  let questions: LinkQuestions;
  beforeEach(() => {
    questions = new LinkQuestions(new LonelyOffice(new World(3), county).core, city);
  });

  it('gives up the question that is under way', async () => {
    const asking = questions.ask({ verb: 'reach' }, waitMs);
    questions.stop();
    await expect(asking).rejects.toThrow(LinkFailure);
  }, 5_000);

  it('asks nothing that was being prepared meanwhile', async () => {
    questions.stop();
    await expect(questions.ask({ verb: 'reach' }, waitMs)).rejects.toThrow(LinkFailure);
  }, 5_000);
});
