import { Controller, Get, HttpCode, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { getFileAccess, notFound, recordUpload, type Call } from '@qsl/contracts';
import { Bus } from '@qsl/messaging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { createReadStream } from 'node:fs';
import { contentDispositionOf } from '../http/content-disposition.js';
import { isFresh } from '../http/entity-tag.js';
import { CurrentCall, Guarded } from '../http/route.js';
import { Described } from '../openapi/described.js';
import { FileStore } from './file-store.js';
import { fileTypes } from './file-type.js';
import { FileView } from './file.view.js';
import { maxFileBytes, refuseUnlessWriter } from './file.refusals.js';
import { receiveUpload } from './upload.js';

/** What is kept under a digest never changes; who may have it does, when its article is hidden or retracted. */
const briefly = 'public, max-age=60';

/** Nothing in a file may run; a sandbox would keep browsers from showing a PDF at all. */
const policyOf = (type: string): string =>
  type === 'application/pdf' ? "default-src 'none'; frame-ancestors 'none'" : "default-src 'none'; sandbox";

@ApiTags('files')
@Controller('files')
export class FileHttpController {
  constructor(
    private readonly store: FileStore,
    private readonly bus: Bus,
  ) {}

  @Post()
  @HttpCode(201)
  @Guarded()
  @Described({ summary: '上传文件', status: 201, view: FileView, takesFile: true })
  async uploadFile(@CurrentCall() call: Call, @Req() request: FastifyRequest): Promise<FileView> {
    refuseUnlessWriter(call.actor);
    const file = await this.store.save((path) => receiveUpload(request, path, maxFileBytes));
    await this.bus.call(recordUpload, { id: file.id }, call);
    return file;
  }

  @Get(':id')
  @Guarded()
  @Described({ summary: '下载文件', status: 200, documents: fileTypes })
  async getFile(
    @CurrentCall() call: Call,
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | undefined> {
    if (!/^[0-9a-f]{64}$/.test(id)) throw notFound('file');
    const { isPublic } = await this.bus.call(getFileAccess, { id }, call);
    const { name, type, size, path } = await this.store.find(id);
    const tag = `"${id}"`;
    reply.headers({ etag: tag, 'content-security-policy': policyOf(type) });
    if (isPublic) reply.header('cache-control', briefly);
    if (isFresh(request.headers['if-none-match'], tag)) return void reply.code(304);
    const disposition = contentDispositionOf(name, type);
    return new StreamableFile(createReadStream(path), { type, disposition, length: size });
  }
}
