import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { GatewayConfig } from '../gateway.config.js';
import { loadContractSchemas } from './contract-schemas.js';
import { describeRoute } from './describe-route.js';
import { descriptionKey, type RouteDescription } from './described.js';
import { problemResponses } from './problem-responses.js';
import { namesUsedBy } from './schema.js';

const frame = (sessionCookie: string) =>
  new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('秦商量')
    .setDescription(
      '政协协商平台的 HTTP 接口。错误以 RFC 9457（application/problem+json）答复；改动须写明 expectedVersion；列表以 nextCursor 续读。',
    )
    .setVersion('1')
    .addServer('/', '本机构')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: '程序使用：登录答复中的 token' }, 'bearer')
    .addCookieAuth(
      sessionCookie,
      { type: 'apiKey', in: 'cookie', description: '浏览器使用；改动另须请求头 x-qsl-csrf: 1' },
      'cookie',
    )
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('cookie')
    .build();

/** As long as no licence is granted. */
const license = { name: '保留所有权利', identifier: 'LicenseRef-All-Rights-Reserved' };

type Operation = Record<string, unknown>;

/** Operations keep what the framework found out and get the rest from their description and the contracts. */
function complete(
  operation: Operation,
  description: RouteDescription,
  address: { method: string; path: string },
  contracts: ReturnType<typeof loadContractSchemas>,
): Operation {
  const { [descriptionKey]: _, ...found } = operation;
  const words = contracts.contracts[description.subject ?? ''];
  return { ...found, ...(words && { description: words }), ...describeRoute(description, address, contracts.schemas) };
}

/** The OpenAPI 3.1 document of all routes; the document holds just the schemas that they use. */
export function buildOpenApiDocument(app: INestApplication): OpenAPIObject {
  const { sessionCookie } = app.get(GatewayConfig);
  const document = SwaggerModule.createDocument(app, frame(sessionCookie), {
    operationIdFactory: (_controller, method) => method,
  });
  const contracts = loadContractSchemas();
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [path, item] of Object.entries(document.paths)) {
    const operations = Object.entries(item as Record<string, Operation>);
    paths[path] = Object.fromEntries(
      operations.map(([method, operation]) => [
        method,
        complete(operation, operation[descriptionKey] as RouteDescription, { method, path }, contracts),
      ]),
    );
  }
  const used = namesUsedBy([paths, problemResponses], contracts.schemas);
  const schemas = Object.fromEntries(Object.entries(contracts.schemas).filter(([name]) => used.has(name)));
  return {
    ...document,
    info: { ...document.info, license },
    paths,
    components: { ...document.components, schemas, responses: problemResponses },
  };
}
