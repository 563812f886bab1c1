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

  /** Raw Ed25519 public key, base64url, that this office signs its events with. */
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  signingKey!: string;
}

class DirectoryFile {
  @ValidateNested({ each: true })
  @Type(() => OfficeCard)
  offices!: OfficeCard[];
}

const textsOf = (error: ValidationError, path = ''): string[] => [
  ...Object.values(error.constraints ?? {}).map((text) => `${path}${error.property}: ${text}`),
  ...(error.children ?? []).flatMap((child) => textsOf(child, `${path}${error.property}.`)),
];

/** The office tree as this instance knows it: configuration, never derived from area codes. */
export class OfficeDirectory {
  readonly all: readonly OfficeCard[];
  readonly self: OfficeCard;
  private readonly byIid: Map<string, OfficeCard>;

  constructor(offices: OfficeCard[], selfIid: string) {
    this.all = offices;
    this.byIid = new Map(offices.map((office) => [office.iid, office]));
    const self = this.byIid.get(selfIid);
    if (!self) throw new ConfigError([`OFFICE_IID: ${selfIid} is not in the office directory`]);
    this.self = self;
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
    return new OfficeDirectory(file.offices, selfIid);
  }

  find(iid: string): OfficeCard | undefined {
    return this.byIid.get(iid);
  }

  /** Name for people; the id itself for an office that is not known here. */
  nameOf(iid: string): string {
    return this.find(iid)?.name ?? iid;
  }

  get parent(): OfficeCard | null {
    return this.self.parent === null ? null : (this.find(this.self.parent) ?? null);
  }

  get children(): OfficeCard[] {
    return this.all.filter((office) => office.parent === this.self.iid);
  }

  /** Whether a link of this office leads there. */
  isAdjacent(iid: string): boolean {
    return this.self.parent === iid || this.find(iid)?.parent === this.self.iid;
  }
}
