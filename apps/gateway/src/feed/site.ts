import { invalid } from '@qsl/contracts';
import type { FastifyRequest } from 'fastify';

/**
 * The address under which the request reached this office, as links outside of it need it.
 * @throws DomainError `invalid` where the request names no host that an address can have.
 */
export function siteOf({ protocol, host }: Pick<FastifyRequest, 'protocol' | 'host'>): string {
  const address = `${protocol}://${host}`;
  if (URL.canParse(address)) return new URL(address).origin;
  throw invalid('Host', 'isUrl', { zh: '请求的主机名不正确。', en: 'Host must name a host.' });
}
