import type {
  CaseView,
  OrderPage,
  OrderView,
  Outcome,
  RatingValue,
  RefusalCode,
  ReplyText,
  ResultGrade,
  ReturnReasonCode,
  SubmitSuggestion,
  SuggestionReceipt,
  SuggestionView,
  Tier,
  TransferKind,
  TransferReasonCode,
  TransferView,
  UnitList,
} from '@qsl/contracts';
import type { ApiClient } from '../../client/office-client.js';
import { poll } from '../../poll.js';
import type { Stage } from '../stage.js';

export type Department = 'health' | 'housing';

const departments: Record<Department, { account: string; words: string }> = {
  health: { account: 'unit1', words: '卫生' },
  housing: { account: 'unit2', words: '住房' },
};

export interface TransferReason {
  reasonCode: TransferReasonCode;
  reason: string;
}

/** A suggestion on its way through the offices, moved by their people over HTTP alone. */
export class Matter {
  private readonly cases = new Map<Tier, string>();
  private transferId = '';

  private constructor(
    private readonly stage: Stage,
    readonly origin: Tier,
    readonly author: string,
    readonly receipt: SuggestionReceipt,
  ) {}

  static async submit(
    stage: Stage,
    { at, by, ...content }: SubmitSuggestion & { at: Tier; by: string },
  ): Promise<Matter> {
    const person = await stage.person(at, by);
    const receipt = await person.post<SuggestionReceipt>('/suggestions', content);
    const matter = new Matter(stage, at, by, receipt);
    matter.cases.set(at, (await matter.suggestion()).caseId);
    return matter;
  }

  get currentTransfer(): string {
    return this.transferId;
  }

  caseAt(tier: Tier): string {
    const id = this.cases.get(tier);
    if (!id) throw new Error(`the ${tier} has no case of ${this.receipt.code}`);
    return id;
  }

  async suggestion(): Promise<SuggestionView> {
    return (await this.person(this.origin, this.author)).get(`/suggestions/${this.receipt.id}`);
  }

  async viewAt(tier: Tier): Promise<CaseView> {
    return (await this.person(tier, 'staff1')).get(`/cases/${this.caseAt(tier)}`);
  }

  review = (tier: Tier): Promise<CaseView> => this.onCase(tier, 'review');

  async file(tier: Tier, remark?: string): Promise<CaseView> {
    await this.review(tier);
    return this.onCase(tier, 'file', { remark });
  }

  decline = (tier: Tier, code: RefusalCode, text: string): Promise<CaseView> =>
    this.onCase(tier, 'decline', { code, text });

  requestSupplement = (tier: Tier, text: string): Promise<CaseView> =>
    this.onCase(tier, 'request-supplement', { text });

  async assign(tier: Tier, department: Department, instruction?: string): Promise<CaseView> {
    const staff = await this.person(tier, 'staff1');
    const { items } = await staff.get<UnitList>('/units');
    const unit = items.find(({ name }) => name.includes(departments[department].words));
    if (!unit) throw new Error(`the ${tier} has no ${department} department`);
    return this.onCase(tier, 'assign', { instruction, orders: [{ unitId: unit.id, role: 'sole' }] });
  }

  sign = (tier: Tier, department: Department): Promise<OrderView> => this.onOrder(tier, department, 'sign');

  reply = (tier: Tier, department: Department, reply: ReplyText, grade: ResultGrade): Promise<OrderView> =>
    this.onOrder(tier, department, 'submit', { reply, grade });

  approve = (tier: Tier, docNumber: string, grade: ResultGrade): Promise<CaseView> =>
    this.onCase(tier, 'approve-reply', { docNumber, grade }, 'leader1');

  publish = (tier: Tier, outcome?: Outcome): Promise<CaseView> => this.onCase(tier, 'publish-reply', { outcome });

  close = (tier: Tier): Promise<CaseView> => this.onCase(tier, 'close');

  /** Composed by staff, not yet signed off. */
  async compose(from: Tier, to: Tier, reason: TransferReason): Promise<TransferView> {
    const staff = await this.person(from, 'staff1');
    const { version } = await this.viewAt(from);
    const kind: TransferKind =
      ['county', 'city', 'province'].indexOf(to) > ['county', 'city', 'province'].indexOf(from)
        ? 'escalate'
        : 'delegate';
    const toInstance = this.stage.office(to).iid;
    const body = { expectedVersion: version, kind, toInstance, ...reason, reveal: ['public', 'handling'] };
    const transfer = await staff.post<TransferView>(`/cases/${this.caseAt(from)}/transfers`, body);
    this.transferId = transfer.id;
    return transfer;
  }

  signOff = (from: Tier): Promise<TransferView> => this.onTransfer(from, 'sign-off', {}, 'leader1');

  async transfer(from: Tier, to: Tier, reason: TransferReason): Promise<TransferView> {
    await this.compose(from, to, reason);
    return this.signOff(from);
  }

  /** Waits until the transfer is there, then opens the office's own case. */
  async accept(tier: Tier): Promise<TransferView> {
    await this.arrival(tier);
    const accepted = await this.onTransfer(tier, 'accept');
    if (!accepted.caseId) throw new Error('an accepted transfer has a case');
    this.cases.set(tier, accepted.caseId);
    return accepted;
  }

  async sendBack(tier: Tier, code: ReturnReasonCode, text: string): Promise<TransferView> {
    await this.arrival(tier);
    return this.onTransfer(tier, 'return', { code, text });
  }

  async arrival(tier: Tier): Promise<TransferView> {
    const staff = await this.person(tier, 'staff1');
    return poll(`transfer ${this.transferId} at the ${tier}`, () => staff.find(`/transfers/${this.transferId}`));
  }

  progress = (tier: Tier, text: string): Promise<TransferView> => this.onTransfer(tier, 'progress', { text });

  /** Waits until the transfer has reached a state at one of its offices. */
  async transferIs(tier: Tier, state: TransferView['state'], id = this.transferId): Promise<TransferView> {
    const staff = await this.person(tier, 'staff1');
    return poll(`transfer ${id} is ${state} at the ${tier}`, async () => {
      const view = await staff.find<TransferView>(`/transfers/${id}`);
      return view?.state === state ? view : undefined;
    });
  }

  /** Takes the answer of an office that the matter was sent to. */
  async confirm(tier: Tier, id: string, remark?: string): Promise<TransferView> {
    await this.transferIs(tier, 'answered', id);
    return (await this.person(tier, 'staff1')).act(`/transfers/${id}`, 'confirm', { remark });
  }

  async supplement(text: string): Promise<SuggestionView> {
    return (await this.person(this.origin, this.author)).act(`/suggestions/${this.receipt.id}`, 'supplement', { text });
  }

  async rate(attitude: RatingValue, result: RatingValue, comment?: string): Promise<SuggestionView> {
    const author = await this.person(this.origin, this.author);
    return author.act(`/suggestions/${this.receipt.id}`, 'rate', { attitude, result, comment });
  }

  person(tier: Tier, account: string): Promise<ApiClient> {
    return this.stage.person(tier, account);
  }

  private async onCase(tier: Tier, verb: string, body: object = {}, account = 'staff1'): Promise<CaseView> {
    return (await this.person(tier, account)).act(`/cases/${this.caseAt(tier)}`, verb, body);
  }

  private async onTransfer(tier: Tier, verb: string, body: object = {}, account = 'staff1'): Promise<TransferView> {
    return (await this.person(tier, account)).act(`/transfers/${this.transferId}`, verb, body);
  }

  private async onOrder(tier: Tier, department: Department, verb: string, body: object = {}): Promise<OrderView> {
    const unit = await this.person(tier, departments[department].account);
    const { items } = await unit.get<OrderPage>('/orders?limit=100');
    const order = items.find(({ caseId }) => caseId === this.caseAt(tier));
    if (!order) throw new Error(`the ${department} department of the ${tier} has no order of ${this.receipt.code}`);
    return unit.act(`/orders/${order.id}`, verb, body);
  }
}
