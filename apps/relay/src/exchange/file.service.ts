import { Injectable } from '@nestjs/common';
import {
  type CarriedFileView,
  type ExportedFiles,
  type ExportFile,
  type ImportedFile,
  mostCarriedBytes,
  mostRefusedNamed,
  type ShownFile,
} from '@qsl/contracts';
import { OfficeDirectory } from '@qsl/service-kit';
import type { CarriedSeries } from '../link/carried-series.js';
import type { CarriedFile, FileContent } from '../link/file-reader.js';
import { FileRefused } from '../link/file-refused.js';
import type { Deed } from '../link/item-control.js';
import { RelayNode } from '../link/relay-node.js';
import { OfficeTree } from '../protocol/office-tree.js';
import type { FileManifest, FileSeal } from '../protocol/qsl-file.js';
import { RelayConfig } from '../relay.config.js';
import { ExchangeFolder } from './exchange-folder.js';
import { fileExists, fileRefused, noFolder, noSuchFile } from './file.errors.js';

/** What operators do with files that are carried where the line is dead. */
@Injectable()
export class FileService {
  constructor(
    private readonly node: RelayNode,
    private readonly tree: OfficeTree,
    private readonly offices: OfficeDirectory,
    private readonly config: RelayConfig,
  ) {}

  /** As many files as the log needs, one after the other. */
  export({ name, ...order }: ExportFile, deed: Deed): Promise<ExportedFiles> {
    return refusing(async () => {
      const folder = this.folder();
      const base = (name ?? this.nameFor(order.peer)).replace(/\.qsl$/, '');
      if ((await folder.sizeOf(partName(base, 1))) !== null) throw fileExists(partName(base, 1));
      const series = await this.begin(order, deed);
      const files: CarriedFileView[] = [];
      while (!series.isComplete) {
        const part = partName(base, files.length + 1);
        if ((await folder.sizeOf(part)) !== null) throw fileExists(part);
        const bytes = await folder.write(part, series.lines());
        files.push(this.toView({ name: part, bytes }, series.last));
      }
      return { folder: folder.path, files };
    });
  }

  import(name: string, deed: Deed): Promise<ImportedFile> {
    return refusing(async () => {
      const { folder, found } = await this.find(name);
      const { content, refused, ...taken } = await this.node.fileImporter.take(folder.read(name), deed);
      return { file: this.toView(found, content), refused: refused.slice(0, mostRefusedNamed), ...taken };
    });
  }

  show(name: string): Promise<ShownFile> {
    return refusing(async () => {
      const { folder, found } = await this.find(name);
      const { content, fault } = await this.node.fileImporter.inspect(folder.read(name));
      return { file: this.toView(found, content), fault };
    });
  }

  private async begin(
    { peer, after, answers, attachments, request }: Omit<ExportFile, 'name'>,
    deed: Deed,
  ): Promise<CarriedSeries> {
    const { fileExporter } = this.node;
    if (request === true) return fileExporter.ask(peer, deed);
    const answered = answers === undefined ? null : await this.answered(peer, answers);
    return fileExporter.begin(
      { peer, after: after ?? null, answers: answered, hasAttachments: attachments ?? true },
      deed,
    );
  }

  private async answered(peer: string, name: string): Promise<{ file: CarriedFile; content: FileContent }> {
    const file = (await this.find(name, 'answers')).folder.read(name);
    return { file, content: await this.node.fileImporter.answered(peer, file) };
  }

  private folder(): ExchangeFolder {
    const { relayExchangeFolder } = this.config;
    if (relayExchangeFolder === undefined) throw noFolder();
    return new ExchangeFolder(relayExchangeFolder);
  }

  private async find(
    name: string,
    field = 'name',
  ): Promise<{ folder: ExchangeFolder; found: { name: string; bytes: number } }> {
    const folder = this.folder();
    const bytes = await folder.sizeOf(name);
    if (bytes === null || !(await folder.isReadable(name))) throw noSuchFile(folder.path, field);
    if (bytes > mostCarriedBytes) throw new FileRefused('too_large');
    return { folder, found: { name, bytes } };
  }

  /** `x610303-c610300-20261130T083000123.qsl`, by UTC. */
  private nameFor(peer: string): string {
    const moment = new Date().toISOString().replaceAll(/[-:.Z]/g, '');
    return `${this.tree.self}-${peer}-${moment}.qsl`;
  }

  private toView(
    { name, bytes }: { name: string; bytes: number },
    { manifest, seal }: { manifest: FileManifest; seal: FileSeal },
  ): CarriedFileView {
    const { from, to, at, log, place, request, replay } = manifest;
    const kind = request !== undefined ? 'request' : replay !== undefined ? 'replay' : 'log';
    const upTo = kind === 'log' ? log.after + seal.events : log.after;
    return {
      ...{
        name,
        bytes,
        kind,
        from,
        to,
        at,
        events: seal.events,
        cards: seal.cards,
        attachments: seal.blobs,
        more: seal.more,
      },
      ...{ fromName: this.offices.nameOf(from), toName: this.offices.nameOf(to) },
      ...{ epoch: log.epoch, after: log.after, upTo, receivedUpTo: place.after },
    };
  }
}

const partName = (base: string, part: number): string => (part === 1 ? `${base}.qsl` : `${base}-${part}.qsl`);

/** @throws DomainError for whatever a file is refused */
async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof FileRefused ? fileRefused(error) : error;
  }
}
