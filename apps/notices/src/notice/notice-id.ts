import type { AnnouncedMatter } from '@qsl/contracts';
import { namedId } from '@qsl/persistence';

/** Namespace of the ids of notices. */
const namespace = '6f1d3c2e-8a4b-4d0c-9b5e-2f7a1c3d5e7f';

/** Id of the notice of a person, a matter and a day: a notice that is made again is the same notice. */
export const noticeIdOf = (personId: string, { kind, id }: AnnouncedMatter, day: string): string =>
  namedId(namespace, `${personId}/${kind}/${id}/${day}`);
