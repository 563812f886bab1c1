import { Controller } from '@nestjs/common';
import {
  getFileAccess,
  recordUpload,
  type Acknowledgement,
  type Call,
  type FileAccess,
  type OfficeFileRef,
} from '@qsl/contracts';
import { HandleRpc } from '@qsl/messaging';
import { Files } from './files.js';

@Controller()
export class FileController {
  constructor(private readonly files: Files) {}

  @HandleRpc(recordUpload)
  recordUpload(call: Call, { id }: OfficeFileRef): Promise<Acknowledgement> {
    return this.files.recordUpload(call.actor, id);
  }

  @HandleRpc(getFileAccess)
  access(call: Call, { id }: OfficeFileRef): Promise<FileAccess> {
    return this.files.access(call.actor, id);
  }
}
