import type { TimelineView, TransferView } from '@qsl/contracts';
import type { ApiClient } from '../client/office-client.js';
import { Stage, type OfficeClients } from '../demo/stage.js';
import { Matter } from '../demo/suggestions/matter.js';
import { texts } from '../demo/suggestions/texts.js';
import { poll } from '../poll.js';

const downward = { reasonCode: 'local_competence', reason: '所涉情况在县区，请就地核实并提出意见。' } as const;

/** A matter that the province has given over the city to the county, whose progress the province watches. */
export class TwoHops {
  private constructor(
    private readonly county: ApiClient,
    private readonly province: ApiClient,
    private transfer: TransferView,
  ) {}

  static async open(clients: OfficeClients): Promise<TwoHops> {
    const content = { ...texts.provinceOrchards, areaCode: '610000', at: 'province', by: 'citizen1' } as const;
    const matter = await Matter.submit(new Stage(clients), content);
    await matter.file('province');
    await matter.transfer('province', 'city', downward);
    await matter.accept('city');
    await matter.transfer('city', 'county', downward);
    const transfer = await matter.accept('county');
    return new TwoHops(await clients.county.as('staff1'), await clients.province.as('staff1'), transfer);
  }

  /** Milliseconds from asking the county to record a step until the province shows it. */
  async measure(text: string): Promise<number> {
    const { id, version, rootCaseId } = this.transfer;
    const startedAt = performance.now();
    this.transfer = await this.county.post(`/transfers/${id}/actions/progress`, { text, expectedVersion: version });
    await poll(
      `"${text}" at the province`,
      async () => {
        const { entries } = await this.province.get<TimelineView>(`/timelines/${rootCaseId}`);
        return entries.some((entry) => entry.text.includes(text)) || undefined;
      },
      { everyMs: 2 },
    );
    return performance.now() - startedAt;
  }
}
