import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type LinkAccount, renderAccountIndex, renderLinkAccount } from './link-broker-config.js';
import { linkSubjects } from './link-subjects.js';
import { writeSecret } from './write-secret.js';

const includePattern = /^ {2}include \.\/([a-z]\d{6})\.conf$/gm;

/**
 * The accounts of a parent's link broker: `links.d/` with a file for each child, and `accounts.conf` that names them. The broker reads
 * them anew as soon as one has changed; links of other accounts stay up.
 */
export class LinkAccounts {
  constructor(
    private readonly folder: string,
    private readonly parent: string,
  ) {}

  /** Children that have an account. */
  get children(): string[] {
    return [...this.index.matchAll(includePattern)].map(([, child]) => child ?? '');
  }

  /** Whether this child's account lets an invitation's key in. */
  isInvited(child: string): boolean {
    return readOr(this.fileOf(child), '').includes(`"${linkSubjects(child).toJoin}"`);
  }

  /** Makes the account as given; one that is so already is not touched. */
  async write(account: LinkAccount): Promise<void> {
    await this.writeFile(this.fileOf(account.child), renderLinkAccount(this.parent, account));
    if (!this.children.includes(account.child)) await this.writeIndex([...this.children, account.child]);
  }

  /** Ends the account: whoever is in is thrown out. */
  async remove(child: string): Promise<void> {
    if (this.children.includes(child)) await this.writeIndex(this.children.filter((other) => other !== child));
    await rm(this.fileOf(child), { force: true });
  }

  /** The list of accounts, also where there is none yet: without it the broker does not start. */
  async open(): Promise<void> {
    if (!existsSync(this.indexFile)) await this.writeIndex([]);
  }

  private get index(): string {
    return readOr(this.indexFile, '');
  }

  private get indexFile(): string {
    return join(this.folder, 'accounts.conf');
  }

  private fileOf(child: string): string {
    return join(this.folder, `${child}.conf`);
  }

  private async writeIndex(children: readonly string[]): Promise<void> {
    await this.writeFile(this.indexFile, renderAccountIndex([...children].sort()));
  }

  private async writeFile(file: string, text: string): Promise<void> {
    if (readOr(file, null) === text) return;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeSecret(file, text);
  }
}

function readOr<T>(file: string, otherwise: T): string | T {
  return existsSync(file) ? readFileSync(file, 'utf8') : otherwise;
}
