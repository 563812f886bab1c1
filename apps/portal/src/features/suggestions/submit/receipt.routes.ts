import type { SuggestionReceipt, TimelineView } from '@qsl/contracts';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import QRCode from 'qrcode';
import type { Portal } from '../../../server/portal.js';
import { callerOf, originOf } from '../../../server/visit.js';
import type { ReceiptData } from './submit.data.js';

type Slip = Pick<SuggestionReceipt, 'id' | 'code' | 'queryCode'>;

const receiptCookie = 'qsl_receipt';
const receiptPath = '/suggest/done';
const keepSeconds = 600;

/** Sends the visitor on to the receipt. The query code travels in a cookie for that page alone, never in an address. */
export function handOverReceipt(request: FastifyRequest, reply: FastifyReply, receipt: Slip): FastifyReply {
  const { id, code, queryCode } = receipt;
  const value = Buffer.from(JSON.stringify({ id, code, queryCode })).toString('base64url');
  const secure = request.protocol === 'https';
  return reply
    .setCookie(receiptCookie, value, {
      path: receiptPath,
      maxAge: keepSeconds,
      httpOnly: true,
      sameSite: 'lax',
      secure,
    })
    .redirect(receiptPath, 303);
}

export function receiptRoutes(app: FastifyInstance, portal: Portal): void {
  app.get(receiptPath, async (request, reply) => {
    const slip = readSlip(request.cookies[receiptCookie]);
    if (!slip) return reply.redirect('/me', 303);
    reply.clearCookie(receiptCookie, { path: receiptPath });
    return portal.show(request, reply, {
      page: 'receipt',
      title: '提交成功',
      data: await toReceipt(portal, request, slip),
    });
  });
}

function readSlip(value: string | undefined): Slip | null {
  try {
    const slip = JSON.parse(Buffer.from(value ?? '', 'base64url').toString()) as Partial<Slip>;
    const { id, code, queryCode } = slip;
    return id && code && queryCode ? { id, code, queryCode } : null;
  } catch {
    return null;
  }
}

async function toReceipt({ gateway, config }: Portal, request: FastifyRequest, slip: Slip): Promise<ReceiptData> {
  const timeline = await gateway.get<TimelineView>(callerOf(request), `/suggestions/${slip.id}/timeline`);
  const trackUrl = `${config.siteUrl ?? originOf(request)}/track?code=${slip.code}`;
  return { ...slip, screeningDueAt: timeline.holder.dueAt, trackUrl, qr: qrOf(trackUrl) };
}

/** A QR code as one SVG path of unit squares. */
function qrOf(text: string): ReceiptData['qr'] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const dark = Array.from({ length: size * size }, (_, index) => index).filter((index) => modules.data[index]);
  return { size, path: dark.map((index) => `M${index % size} ${Math.floor(index / size)}h1v1h-1z`).join('') };
}
