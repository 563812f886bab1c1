import { tiers, type OfficeView, type Tier } from '@qsl/contracts';
import { plainToInstance, Type } from 'class-transformer';
import {
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  ValidateNested,
  validateSync,
  type ValidationError,
} from 'class-validator';
import { readFileSync } from 'node:fs';
import { ConfigError } from '../config/load-config.js';

const signingKeyForm = /^([A-Za-z0-9_-]{43}|sm2:B[A-P][A-Za-z0-9_-]{85})$/;

/** An office as the directory knows it. */
export class OfficeCard implements OfficeView {
  @Matches(/^[a-z]\d{6}$/)
  iid!: string;

  @IsString()
  @IsNotEmpty()
  name!: string;

  @IsIn(tiers)
  tier!: Tier;

  @Matches(/^\d{6}$/)
  areaCode!: string;

  @IsOptional()
  @Matches(/^[a-z]\d{6}$/)
  parent: string | null = null;

  /** Public key of this office's signatures, base64url: 32 bytes of Ed25519, or `sm2:` and the 65 of an uncompressed SM2 point. */
  @Matches(signingKeyForm, {
    message: 'signingKey must be 43 base64url characters (Ed25519), or sm2: and 87 of them (uncompressed SM2 point)',
  })
  signingKey!: string;

  /** X25519 public key that others seal to, base64url; none where nothing can be sealed to this office. */
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{43}$/, { message: 'sealingKey must be 43 base64url characters (X25519)' })
  sealingKey?: string | null;
}

class DirectoryFile {
  /** Public key of the registrar, whose cards come over the links and count more than what this file says. */
  @IsOptional()
  @Matches(signingKeyForm)
  registrar: string | null = null;

  @ValidateNested({ each: true })
  @Type(() => OfficeCard)
  offices!: OfficeCard[];
}

const textsOf = (error: ValidationError, path = ''): string[] => [
  ...Object.values(error.constraints ?? {}).map((text) => `${path}${error.property}: ${text}`),
  ...(error.children ?? []).flatMap((child) => textsOf(child, `${path}${error.property}.`)),
];

const unknownOffice = (iid: string): OfficeView => ({
  iid,
  name: iid,
  tier: 'county',
  areaCode: iid.slice(1),
  parent: null,
});

/** The office tree as this instance knows it: configuration and the registrar's cards, never derived from area codes. */
export class OfficeDirectory {
  private tree: CheckedTree;

  /** @throws ConfigError where this office is not among them, or the parents run in a circle. */
  constructor(
    offices: readonly OfficeCard[],
    private readonly selfIid: string,
    /** Public key of the registrar; `null` where the file alone says who is an office. */
    readonly registrar: string | null = null,
  ) {
    this.tree = checked(offices, selfIid);
  }

  /** The tree is from now on as these say. @throws ConfigError as the constructor; then nothing changes. */
  follow(offices: readonly OfficeCard[]): void {
    this.tree = checked(offices, this.selfIid);
  }

  get all(): readonly OfficeCard[] {
    return this.tree.all;
  }

  get self(): OfficeCard {
    return this.tree.self;
  }

  /** @throws ConfigError where the file is missing, is not JSON or holds a broken card. */
  static read(path: string, selfIid: string): OfficeDirectory {
    let content: unknown;
    try {
      content = JSON.parse(readFileSync(path, 'utf8'));
    } catch (error) {
      throw new ConfigError([
        `OFFICE_DIRECTORY: ${path} cannot be read as JSON (${error instanceof Error ? error.message : String(error)})`,
      ]);
    }
    const file = plainToInstance(DirectoryFile, content);
    const errors = validateSync(file);
    if (errors.length > 0)
      throw new ConfigError(errors.flatMap((error) => textsOf(error)).map((text) => `OFFICE_DIRECTORY: ${text}`));
    return new OfficeDirectory(file.offices, selfIid, file.registrar);
  }

  find(iid: string): OfficeCard | undefined {
    return this.tree.byIid.get(iid);
  }

  /** Name for people; the id itself for an office that is not known here. */
  nameOf(iid: string): string {
    return this.viewOf(iid).name;
  }

  /** An office for people; one that is not known here is shown by its id. */
  viewOf(iid: string): OfficeView {
    const { name, tier, areaCode, parent } = this.find(iid) ?? unknownOffice(iid);
    return { iid, name, tier, areaCode, parent };
  }

  get parent(): OfficeCard | null {
    return this.parentOf(this.self) ?? null;
  }

  get children(): OfficeCard[] {
    return this.childrenOf(this.self.iid);
  }

  /** Offices above this one, the nearest first. */
  get ancestors(): OfficeCard[] {
    return this.lineOf(this.self).slice(1);
  }

  /** All offices below this one, in tree order: each before its own, siblings as the directory lists them. */
  get subtree(): OfficeCard[] {
    return this.below(this.self.iid);
  }

  /** Whether a link of this office leads there. */
  isAdjacent(iid: string): boolean {
    return this.self.parent === iid || this.find(iid)?.parent === this.self.iid;
  }

  isAncestor(iid: string): boolean {
    return this.ancestors.some((office) => office.iid === iid);
  }

  isDescendant(iid: string): boolean {
    const office = this.find(iid);
    return office !== undefined && iid !== this.self.iid && this.lineOf(office).includes(this.self);
  }

  /**
   * The route of what this office sends down: itself, then the targets with every office between, each once, in tree order.
   * @throws RangeError where a target is not below this office.
   */
  routeTo(targets: readonly string[]): string[] {
    const { iid: own } = this.self;
    const stray = targets.find((iid) => iid !== own && !this.isDescendant(iid));
    if (stray !== undefined) throw new RangeError(`${stray} is not below ${own}`);
    const passed = new Set(targets.flatMap((iid) => this.lineOf(this.find(iid)).map((office) => office.iid)));
    return [own, ...this.subtree.map(({ iid }) => iid).filter((iid) => passed.has(iid))];
  }

  /**
   * The route of what this office sends up: itself, then the offices above it up to that ancestor.
   * @throws RangeError where that office is not above this one.
   */
  routeUpTo(ancestorIid: string): string[] {
    const line = this.lineOf(this.self).map(({ iid }) => iid);
    const end = line.indexOf(ancestorIid);
    if (end < 1) throw new RangeError(`${ancestorIid} is not above ${this.self.iid}`);
    return line.slice(0, end + 1);
  }

  private childrenOf(parent: string): OfficeCard[] {
    return this.all.filter((office) => office.parent === parent);
  }

  private below(iid: string): OfficeCard[] {
    return this.childrenOf(iid).flatMap((office) => [office, ...this.below(office.iid)]);
  }

  /** An office and all above it, upwards. */
  private lineOf(office: OfficeCard | undefined): OfficeCard[] {
    return office ? [office, ...this.lineOf(this.parentOf(office))] : [];
  }

  private parentOf({ parent }: OfficeCard): OfficeCard | undefined {
    return parent === null ? undefined : this.find(parent);
  }
}

interface CheckedTree {
  all: readonly OfficeCard[];
  self: OfficeCard;
  byIid: ReadonlyMap<string, OfficeCard>;
}

function checked(all: readonly OfficeCard[], selfIid: string): CheckedTree {
  const byIid = new Map(all.map((office) => [office.iid, office]));
  const self = byIid.get(selfIid);
  if (!self) throw new ConfigError([`OFFICE_IID: ${selfIid} is not in the office directory`]);
  const turning = all.find((office) => isInCircle(office, byIid));
  if (turning) throw new ConfigError([`OFFICE_DIRECTORY: the parents of ${turning.iid} run in a circle`]);
  return { all, self, byIid };
}

function isInCircle(office: OfficeCard, byIid: ReadonlyMap<string, OfficeCard>): boolean {
  const above = ({ parent }: OfficeCard) => (parent === null ? undefined : byIid.get(parent));
  const passed = new Set<OfficeCard>();
  let at = above(office);
  for (; at && !passed.has(at); at = above(at)) passed.add(at);
  return at !== undefined;
}
