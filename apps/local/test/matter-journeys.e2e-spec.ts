import { Cast } from './journeys/cast.js';
import {
  answerOnThePhone,
  coSign,
  forwardToTheCity,
  learnOfTheSelection,
  openTheCall,
  readTheRefusal,
  screenAtTheCounty,
  selectAtTheCity,
  supportInThePortal,
} from './journeys/gather-topics.js';
import {
  askAndAnswer,
  conclude,
  openTheConsultation,
  readTheOutcome,
  recordTheMeeting,
  scheduleTheMeeting,
  stateAtTheCounty,
  takePartInTheCity,
  voteAtTheCounty,
} from './journeys/hold-consultation.js';

let cast: Cast;
let topic: string;

beforeAll(async () => {
  cast = await Cast.assemble();
}, 120_000);

afterAll(async () => {
  await cast?.leave();
}, 180_000);

describe('two modules as their people click them', () => {
  it('gathers topics at the county, of which the city makes one a consultation', async () => {
    await openTheCall(cast);
    await answerOnThePhone(cast);
    await coSign(cast);
    await screenAtTheCounty(cast);
    await readTheRefusal(cast);
    await supportInThePortal(cast);
    await forwardToTheCity(cast);
    await selectAtTheCity(cast);
    topic = await learnOfTheSelection(cast);
  }, 300_000);

  it('holds the consultation with the people of the county, up to what was promised', async () => {
    const room = await openTheConsultation(cast);
    await scheduleTheMeeting(cast);
    await takePartInTheCity(cast, room);
    await voteAtTheCounty(cast, { topic, room });
    await stateAtTheCounty(cast, room);
    await askAndAnswer(cast, room);
    await recordTheMeeting(cast);
    await conclude(cast);
    await readTheOutcome(cast, room);
  }, 300_000);
});
