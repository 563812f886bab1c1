import { namedId } from '@qsl/persistence';

/** Id of the matter of an office's reports on a call: nobody can claim another's, and a lost one is found again. */
export const reportIdOf = (callId: string, office: string): string => namedId(callId, office);
