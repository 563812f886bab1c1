import type { CarriedFileView, ImportedFile, ShownFile } from '@qsl/contracts';

const carried: CarriedFileView = {
  ...{ name: 'c610300-x610303-20261125T010000000.qsl', bytes: 12_288, kind: 'log' },
  ...{ from: 'c610300', fromName: '宝鸡市政协', to: 'x610303', toName: '金台区政协' },
  ...{ at: '2026-11-25T01:00:00Z', epoch: 1, after: 4, upTo: 6, events: 2, cards: 4, attachments: 1 },
  ...{ more: false, receivedUpTo: 9 },
};
const brought: CarriedFileView = {
  ...carried,
  ...{ name: `brought-${'ab'.repeat(16)}.qsl`, from: 'x610303', fromName: '金台区政协' },
  ...{ to: 'c610300', toName: '宝鸡市政协', events: 3, upTo: 7 },
};
export const refusedId = '0190b000-0000-7000-8000-00000000000a';

/** What the invented office's relay says of files that are carried. */
export class FakeFiles {
  /** Shown of the next file that is brought. */
  next: ShownFile = { file: brought, fault: null };

  change(path: string): { status: number; body: object } {
    if (path === '/links/files') return { status: 201, body: this.next };
    if (path === '/links/files/exports') {
      const second = { ...carried, name: carried.name.replace('.qsl', '-2.qsl'), after: 6, upTo: 7, events: 1 };
      return { status: 201, body: { folder: '/exchange', files: [{ ...carried, more: true }, second] } };
    }
    const refused = [{ eventId: refusedId, fault: 'wrong_side' }];
    const imported: ImportedFile = { file: brought, taken: 2, refused, attachments: 1, missing: 1 };
    return { status: 200, body: imported };
  }
}
