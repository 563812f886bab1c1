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
    published: { zh: '已发布', en: 'published' },
    refused: { zh: '不予发布', en: 'refused' },
  },
  actions: {
    publish: { zh: '发布观点', en: 'publish the statement' },
    refuse: { zh: '不予发布', en: 'refuse the statement' },
  },
  needs: {},
};
