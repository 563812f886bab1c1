import { attestationChecks } from './attestation.mjs';
import { blobChecks } from './blobs.mjs';
import { directoryChecks } from './directory.mjs';
import { greetingChecks, questionChecks } from './greeting.mjs';
import { receiverChecks } from './receiver.mjs';
import { recoveryChecks } from './recovery.mjs';
import { senderChecks } from './sender.mjs';

/** In this order; every check also runs by itself. */
export const allChecks = [
  ...greetingChecks,
  ...senderChecks,
  ...receiverChecks,
  ...directoryChecks,
  ...blobChecks,
  ...attestationChecks,
  ...recoveryChecks,
  ...questionChecks,
];
