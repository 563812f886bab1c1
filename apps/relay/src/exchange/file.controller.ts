import { Controller } from '@nestjs/common';
import {
  type Call,
  type ExportedFiles,
  ExportFile,
  exportFile,
  FileRef,
  type ImportedFile,
  ImportFile,
  importFile,
  type ShownFile,
  showFile,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { deedOf, requireAdmin } from '../operator/operator.policy.js';
import { FileService } from './file.service.js';

@Controller()
export class FileController {
  constructor(private readonly files: FileService) {}

  @HandleRpc(exportFile)
  export(call: Call, body: ExportFile): Promise<ExportedFiles> {
    return this.files.export(body, deedOf(call, body.reason));
  }

  @HandleRpc(importFile)
  import(call: Call, { name, reason }: ImportFile): Promise<ImportedFile> {
    return this.files.import(name, deedOf(call, reason));
  }

  @HandleRpc(showFile)
  async show(call: Call, { name }: FileRef): Promise<ShownFile> {
    requireAdmin(call);
    return this.files.show(name);
  }
}
