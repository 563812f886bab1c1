// Lints the OpenAPI document on standard input by Redocly's recommended rules, warnings included.
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { text } from 'node:stream/consumers';

const problems = await lintFromString({
  source: await text(process.stdin),
  config: await createConfig({ extends: ['recommended'] }),
});
for (const { ruleId, message, location } of problems) {
  process.stdout.write(`${ruleId} ${location[0]?.pointer ?? ''} ${message}\n`);
}
