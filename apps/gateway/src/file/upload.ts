import '@fastify/multipart';
import type { Multipart, MultipartFile } from '@fastify/multipart';
import { BadRequestException } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileField, notMultipart, notOneFile, tooLarge } from './file.refusals.js';

/** Around the file: boundaries and headers. */
const envelopeBytes = 16_384;
const tooManyParts = ['FST_FILES_LIMIT', 'FST_FIELDS_LIMIT', 'FST_PARTS_LIMIT'];

/** The parser says in errors of its own what is wrong with a body, and has a code for what is too much. */
function asRefusal(error: unknown): Error {
  const { code = '' } = error as NodeJS.ErrnoException;
  return tooManyParts.includes(code) ? notOneFile() : new BadRequestException();
}

async function* partsOf(request: FastifyRequest, maxBytes: number): AsyncGenerator<Multipart> {
  try {
    yield* request.parts({ limits: { fileSize: maxBytes, files: 1, fields: 0 } });
  } catch (error) {
    throw asRefusal(error);
  }
}

async function write({ file }: MultipartFile, path: string, maxBytes: number): Promise<void> {
  try {
    await pipeline(file, createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }));
  } catch (error) {
    throw file.errored === error ? asRefusal(error) : error;
  }
  if (file.truncated) throw tooLarge(maxBytes);
}

/**
 * Writes the one file of a request to a path, and returns the name that the sender gave it.
 * @throws Refusal where it is too large, or not exactly one file.
 */
export async function receiveUpload(request: FastifyRequest, path: string, maxBytes: number): Promise<string> {
  if (!request.isMultipart()) throw notMultipart();
  if (Number(request.headers['content-length'] ?? 0) > maxBytes + envelopeBytes) throw tooLarge(maxBytes);
  let name: string | null = null;
  for await (const part of partsOf(request, maxBytes)) {
    if (part.type !== 'file' || part.fieldname !== fileField) throw notOneFile();
    await write(part, path, maxBytes);
    name = part.filename;
  }
  if (name === null) throw notOneFile();
  return name;
}
