import { simulate, faithful } from './simulation.js';
import { mutants } from './mutants.js';

it('try', async () => {
  for (const [name, make] of Object.entries({ real: faithful, nomark: faithful})) {
  const bad: number[] = [];
  const t = Date.now();
  let first: string[] = [];
  for (let seed = 1; seed <= 1200; seed++) {
    const broken = await simulate({ seed, hasMarker: name !== 'nomark', make });
    if (broken.length) { first = first.length ? first: broken.slice(0, 3); bad.push(seed); }
    if (bad.length > 3) break;
  }
  console.log(name, bad, first, Date.now() - t);
  }
}, 460000);
