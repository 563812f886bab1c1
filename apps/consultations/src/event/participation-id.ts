import { namedId } from '@qsl/persistence';

/** The matter that is one office's part in a consultation: nobody can claim another's, and a lost one is found again. */
export const participationId = (consultationId: string, iid: string): string => namedId(consultationId, iid);
