import { obey } from './helper.mjs';
import { floods } from './floods.mjs';
import { Rogue } from './rogue.mjs';

/** The process of the county that floods. */
let rogue;
let flooding = Promise.resolve();

obey({
  open: async (credentials) => {
    rogue = await Rogue.open(credentials);
  },
  /** So many true events of as many matters go into the city's custody, so that there is much to be asked about. */
  fill: ({ count }) => rogue.fill(count),
  start: ({ kind }) => {
    rogue.begin();
    flooding = floods[kind](rogue);
  },
  stop: async () => {
    const counts = rogue.end();
    await flooding;
    return counts;
  },
});
