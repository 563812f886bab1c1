import type { StatementState } from '@qsl/contracts';
import type { Machine } from '@qsl/state-table';

/** A statement is decided once. */
export const statementMachine: Machine<StatementState, 'publish' | 'refuse', 'owner', never> = {
  name: 'statement',
  transitions: [
    { action: 'publish', from: ['pending'], to: ['published'], by: ['owner'] },
    { action: 'refuse', from: ['pending'], to: ['refused'], by: ['owner'] },
  ],
  states: {
    pending: { zh: '待审核', en: 'waiting for a moderator' },
    published: { zh: '已公开', en: 'published' },
    refused: { zh: '未予公开', en: 'refused' },
  },
  actions: {
    publish: { zh: '公开看法', en: 'publish the statement' },
    refuse: { zh: '不予公开', en: 'refuse the statement' },
  },
  needs: {},
};
