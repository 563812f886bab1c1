import type { PersonView } from '@qsl/contracts';
import { shallowReadonly, shallowRef } from 'vue';
import { ApiProblem } from '../../api/problem.js';
import { closeSession, fetchMe, openSession } from '../../api/session.js';
import { discardDrafts } from '../../command/use-draft.js';
import { belongsTo } from './audience.js';

const person = shallowRef<PersonView | null>(null);

/** Who is signed in; one for the whole application. */
export function useSession() {
  /** The person of the browser's cookie, or `null`. */
  const restore = async (): Promise<PersonView | null> => {
    if (!person.value) {
      person.value = await fetchMe().catch((error: unknown) => {
        if (error instanceof ApiProblem && error.status === 401) return null;
        throw error;
      });
    }
    return person.value;
  };

  /** @throws ApiProblem where account and password do not fit, or are nobody's of the desk */
  const signIn = async (account: string, password: string): Promise<PersonView> => {
    const session = await openSession(account, password);
    if (!belongsTo('everybody', session.person)) {
      await closeSession();
      throw new ApiProblem(403, '此账号不是工作人员或承办单位账号，请从公众页面登录。');
    }
    person.value = session.person;
    return session.person;
  };

  const signOut = async (): Promise<void> => {
    await closeSession();
    person.value = null;
    discardDrafts();
  };

  /** The server no longer knows the session. What was typed stays, for the same person to go on. */
  const forget = (): void => {
    person.value = null;
  };

  return { person: shallowReadonly(person), restore, signIn, signOut, forget };
}
