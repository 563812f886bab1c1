import { randomBytes } from 'node:crypto';
import { makeEvent, sha256 } from '../event.mjs';
import { must, NotRun } from '../kit.mjs';
import { Silence } from '../link.mjs';

const longestPart = 524_288;

/** The first question for an attachment. @throws NotRun where none comes: version 1 does not require it */
async function asks(parent) {
  try {
    return await parent.next('blob', 90_000);
  } catch (error) {
    if (error instanceof Silence) throw new NotRun('it never asks for an attachment');
    throw error;
  }
}

async function readBlob(parent, hash, size) {
  const parts = [];
  for (let offset = 0; offset < size;) {
    const { reply } = await parent.ask({ verb: 'blob', sha256: hash, offset, length: 100_000 });
    if (reply.kind !== 'part') return null;
    const bytes = Buffer.from(reply.bytes, 'base64');
    must(reply.size === size, `size ${reply.size} of ${size}`);
    must(bytes.length === Math.min(100_000, size - offset), `a part of ${bytes.length} bytes at ${offset}`);
    parts.push(bytes);
    offset += bytes.length;
  }
  return Buffer.concat(parts);
}

/** Serves every part of the attachment until it has been asked for to its end. */
async function serve(parent, asked, bytes) {
  for (let part = asked; ;) {
    const { offset, length } = part.question;
    must(length >= 1 && length <= longestPart, `a part of ${length} bytes was asked for`);
    part.reply({ kind: 'part', size: bytes.length, bytes: bytes.subarray(offset, offset + length).toString('base64') });
    if (offset + length >= bytes.length) return;
    part = await parent.next('blob');
  }
}

export const blobChecks = [
  {
    name: 'blob-verified',
    section: '7',
    async run(kit) {
      const { parent, site } = kit;
      const bytes = randomBytes(700_000);
      const hash = sha256(bytes);
      const blobs = [{ sha256: hash, size: bytes.length, name: '现场照片.jpg', type: 'image/jpeg' }];
      const event = makeEvent({ author: site.parent, route: kit.route, change: { blobs } });
      parent.put(event);
      const first = await asks(parent);
      must(await kit.isTaken(event), 'the event was not taken before its attachment');
      must(first.question.sha256 === hash, `it asks for ${first.question.sha256}`);
      await serve(parent, first, Buffer.concat([bytes.subarray(0, -1), Buffer.from([bytes.at(-1) ^ 1])]));
      const again = await parent.next('blob');
      must(again.question.offset === 0, `after a wrong hash it goes on at ${again.question.offset}`);
      await serve(parent, again, bytes);
      for (const until = Date.now() + 30_000; Date.now() < until;) {
        const kept = await readBlob(parent, hash, bytes.length);
        if (kept === null) continue;
        must(kept.equals(bytes), 'it hands out other bytes');
        return 'altered bytes were thrown away and asked for again; it hands out the right ones';
      }
      return must(false, 'it does not hand out to whom it came from');
    },
  },
  {
    name: 'blob-absent',
    section: '7',
    async run({ parent }) {
      const { reply } = await parent
        .ask({ verb: 'blob', sha256: sha256(randomBytes(32)), offset: 0, length: 1 })
        .catch(() => Promise.reject(new NotRun('it does not know the question blob')));
      must(reply.kind === 'absent', `an unknown hash is answered ${reply.kind}`);
      return 'an unknown hash is absent';
    },
  },
];
