import { Controller, Get, HttpCode, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  type Call,
  type ExportedFiles,
  ExportFile,
  exportFile,
  FileRef,
  type ImportedFile,
  ImportFile,
  importFile,
  mostCarriedBytes,
  ShownFile,
  showFile,
} from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { receiveUpload } from '../file/upload.js';
import { contentDispositionOf } from '../http/content-disposition.js';
import { messageOf } from '../http/http-message.js';
import { Act, Create, CurrentCall, Guarded } from '../http/route.js';
import { Described } from '../openapi/described.js';
import { OpenWhileRecovering } from '../recovery/write.guard.js';
import { refuseUnlessAdmin } from './carried-file.refusals.js';
import { ExchangeFolder } from './exchange-folder.js';

/** Writing and checking tens of megabytes takes its time. */
const options = { timeoutMs: 110_000 };
const type = 'application/octet-stream';

/** Files that are carried where a line is dead. Their bytes pass here, between browser and folder; what they mean the relay alone decides. */
@ApiTags('office')
@OpenWhileRecovering()
@Controller('links/files')
export class CarriedFileHttpController {
  constructor(
    private readonly bus: Bus,
    private readonly folder: ExchangeFolder,
  ) {}

  /** What is no file of that kind does not stay. */
  @Post()
  @HttpCode(201)
  @Guarded()
  @Described({ summary: '上传离线文件，查看内容', status: 201, view: ShownFile, takesFile: true })
  async bringFile(@CurrentCall() call: Call, @Req() request: FastifyRequest): Promise<ShownFile> {
    refuseUnlessAdmin(call.actor);
    const name = await this.folder.bring((path) => receiveUpload(request, path, mostCarriedBytes));
    try {
      return await this.bus.call(showFile, { name }, call, options);
    } catch (error) {
      await this.folder.remove(name);
      throw error;
    }
  }

  @Create('exports', exportFile, '导出离线文件')
  exportFile(call: Call, body: ExportFile): Promise<ExportedFiles> {
    return this.bus.call(exportFile, body, call, options);
  }

  @Act(':name/actions/import', importFile, '导入离线文件')
  importFile(call: Call, body: ImportFile): Promise<ImportedFile> {
    return this.bus.call(importFile, body, call, options);
  }

  /** Who may have it says the relay. */
  @Get(':name/content')
  @Guarded()
  @Described({ summary: '下载离线文件', status: 200, request: FileRef, documents: [type] })
  async fetchFile(
    @CurrentCall() call: Call,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { name } = messageOf(request, showFile);
    await this.bus.call(showFile, { name }, call, options);
    const { size, content } = await this.folder.open(name);
    reply.header('content-security-policy', "default-src 'none'; sandbox");
    return new StreamableFile(content, { type, disposition: contentDispositionOf(name, type), length: size });
  }
}
