/** Layers of the monorepo; the table stands in docs/ARCHITECTURE.md. */
const services = '^apps/(consultations|identity|news|notices|relay|search|suggestions|topics)/';
const web = '^apps/(portal|desk)/';

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    {
      name: 'services-meet-only-in-contracts',
      severity: 'error',
      from: { path: '^apps/([^/]+)/', pathNot: '^apps/local/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    { name: 'libs-know-no-apps', severity: 'error', from: { path: '^libs/' }, to: { path: '^apps/' } },
    {
      name: 'contracts-stand-alone',
      severity: 'error',
      from: { path: '^libs/contracts/' },
      to: { path: '^libs/', pathNot: '^libs/contracts/' },
    },
    {
      name: 'casework-only-where-cases-are',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: '^(apps/(consultations|suggestions|topics)|libs/casework)/' },
      to: { path: '^libs/casework/' },
    },
    {
      name: 'pure-text-and-tables',
      severity: 'error',
      from: { path: '^libs/(state-table|text)/' },
      to: { path: ['@nestjs', '@mikro-orm', '@nats-io', '^libs/(?!contracts|state-table|text)'] },
    },
    {
      name: 'no-database-at-the-edge',
      severity: 'error',
      from: { path: ['^apps/gateway/src', web] },
      to: { path: ['^libs/persistence/', '@mikro-orm'] },
    },
    {
      name: 'http-words-only-at-the-edge',
      severity: 'error',
      from: { path: [`${services}src`, '^libs/(casework|trace)/src'] },
      to: { path: ['node_modules/fastify', 'platform-fastify', '^http$', '^node:http$'] },
    },
    {
      name: 'pure-link-protocol',
      severity: 'error',
      from: { path: '^apps/relay/src/protocol/' },
      to: { path: ['@nestjs', '@mikro-orm', '@nats-io', '^libs/(persistence|messaging|service-kit)/'] },
    },
    {
      name: 'test-helpers-stay-in-tests',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/', pathNot: ['\\.spec\\.ts$', '^libs/testing/'] },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'no-test-code-in-sources',
      severity: 'error',
      from: { path: '^(apps|libs)/[^/]+/src/' },
      to: { path: '^(apps|libs)/[^/]+/test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['source', 'import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.vue', '.json'],
    },
  },
};
