import { Injectable } from '@nestjs/common';
import { Outbox, type News } from '@qsl/persistence';
import { OfficeDirectory } from '@qsl/service-kit';
import { excerptOf, maskPersonalData } from '@qsl/text';
import type { Case } from '../case/case.entity.js';
import type { Dossier } from '../matter/dossier.js';
import type { HandlingOrder } from '../order/order.entity.js';
import type { Transfer } from '../transfer/transfer.entity.js';
import { ownNews, receivedNews, type Audience, type NewsRule } from './news-rules.js';

/** A step in a matter's history that people may want to know of. */
export interface Happening {
  kind: string;
  /** Instance id of whoever did it. */
  office: string;
  /** As the history tells it. */
  words: string;
  /** The person of this office who did it; is told nothing. */
  by: string | null;
  case: Case | null;
  transfer: Transfer | null;
  /** Where it is about one order; else about all of the case. */
  order: HandlingOrder | null;
}

type Address = Pick<News, 'matter' | 'portalPath' | 'deskPath' | 'to'>;

/** Announces to people what happens to a matter, in the dossier's transaction. */
@Injectable()
export class CaseNews {
  constructor(
    private readonly outbox: Outbox,
    private readonly offices: OfficeDirectory,
  ) {}

  tell(dossier: Dossier, happening: Happening): void {
    const rules = happening.office === dossier.self ? ownNews : receivedNews;
    for (const rule of rules[happening.kind] ?? []) {
      const text = this.sentence(rule, happening);
      for (const address of addresses[rule.audience](dossier, happening)) {
        const { kind, by } = happening;
        this.outbox.announce(dossier.em, {
          type: `suggestions.${kind}`,
          title: dossier.matter.title,
          text,
          by,
          ...address,
        });
      }
    }
  }

  private sentence({ text }: NewsRule, { office, transfer, words }: Happening): string {
    return text
      .replace('{office}', this.offices.nameOf(office))
      .replace('{sender}', this.offices.nameOf(transfer?.fromInstance ?? office))
      .replace('{receiver}', this.offices.nameOf(transfer?.toInstance ?? office))
      .replace('{words}', () => excerptOf(maskPersonalData(words, null), ''));
  }
}

/** Who is reached where, by audience. */
const addresses: Record<Audience, (dossier: Dossier, happening: Happening) => Address[]> = {
  author: (dossier) => toAuthor(dossier, { watchers: false }),
  public: (dossier) => toAuthor(dossier, { watchers: true }),
  staff: (_, { case: subject }) => (subject ? [toDesk(subject, ['staff'])] : []),
  office: (_, { case: subject }) => (subject ? [toDesk(subject, ['staff', 'leader'])] : []),
  leader: (_, { transfer }) => (transfer ? [toTransferDesk(transfer, 'leader')] : []),
  units: (dossier, { order, case: subject }) =>
    (order ? [order] : subject ? dossier.ordersOf(subject) : []).map(toUnit),
  sender: ({ self }, { transfer }) => (transfer?.fromInstance === self ? [toTransferDesk(transfer, 'staff')] : []),
  receiver: ({ self }, { transfer }) => (transfer?.toInstance === self ? [toTransferDesk(transfer, 'staff')] : []),
};

/** The author is known at the origin only, where the suggestion has its page. */
function toAuthor({ cases, matter }: Dossier, { watchers }: { watchers: boolean }): Address[] {
  const id = cases.find(({ itemId }) => itemId !== null)?.itemId;
  if (!id || !matter.authorId) return [];
  const to = { persons: [matter.authorId], watchers };
  return [{ matter: { kind: 'suggestion', id }, portalPath: `/suggestions/${id}`, deskPath: null, to }];
}

function toDesk({ id, itemId }: Case, roles: ('staff' | 'leader')[]): Address {
  const matter = { kind: 'suggestion', id: itemId ?? id } as const;
  return { matter, portalPath: null, deskPath: `/desk/cases/${id}`, to: { roles } };
}

function toTransferDesk({ id }: Transfer, role: 'staff' | 'leader'): Address {
  const matter = { kind: 'transfer', id } as const;
  return { matter, portalPath: null, deskPath: `/desk/transfers/${id}`, to: { roles: [role] } };
}

function toUnit({ id, unitId }: HandlingOrder): Address {
  const matter = { kind: 'order', id } as const;
  return { matter, portalPath: null, deskPath: `/desk/orders/${id}`, to: { unitIds: [unitId] } };
}
