import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Acknowledgement, OpenSession, PersonView, SessionView } from '@qsl/contracts';
import { IdentityConfig } from '../identity.config.js';
import { demoPassword, isPasswordOf } from '../person/password.js';
import { normaliseAccount, Person } from '../person/person.entity.js';
import { toPersonView } from '../person/person.view.js';
import { hashToken, newToken } from './session-token.js';
import { Session } from './session.entity.js';
import { sessionEnded, wrongCredentials } from './session.errors.js';
import { expiryOf, isWorthProlonging, sessionLimits } from './session.policy.js';
import { SignInLock } from './sign-in-lock.js';

@Injectable()
export class SessionService {
  constructor(
    private readonly em: EntityManager,
    private readonly config: IdentityConfig,
    private readonly lock: SignInLock,
  ) {}

  async openSession({ account: typed, password }: OpenSession): Promise<SessionView> {
    const account = normaliseAccount(typed);
    await this.lock.refuseLocked(account);
    const person = await this.em.findOne(Person, { account }, { populate: ['unit'] });
    const isRight = await isPasswordOf(person?.passwordHash, password);
    if (!person || !isRight || this.isDemonstration(person, password)) {
      await this.lock.countFailure(account);
      throw wrongCredentials();
    }
    await this.lock.forgive(account);
    return this.start(person);
  }

  async resolveSession(token: string): Promise<PersonView> {
    const now = new Date();
    const session = await this.em.findOne(
      Session,
      { id: hashToken(token), expiresAt: { $gt: now } },
      { populate: ['person.unit'] },
    );
    if (!session) throw sessionEnded();
    const next = expiryOf(session.openedAt, sessionLimits(session.person.roles, this.config), now);
    if (isWorthProlonging(session.expiresAt, next)) {
      await this.em.nativeUpdate(Session, { id: session.id }, { expiresAt: next });
    }
    return toPersonView(session.person);
  }

  async closeSession(token: string): Promise<Acknowledgement> {
    await this.em.nativeDelete(Session, { id: hashToken(token) });
    return { ok: true };
  }

  /** Outside of a demonstration neither its people nor its password open anything. */
  private isDemonstration(person: Person, password: string): boolean {
    return !this.config.demo && (person.isDemo || password === demoPassword);
  }

  private async start(person: Person): Promise<SessionView> {
    const token = newToken();
    const now = new Date();
    const expiresAt = expiryOf(now, sessionLimits(person.roles, this.config), now);
    await this.em.transactional(async (em) => {
      await em.nativeDelete(Session, { expiresAt: { $lte: now } });
      em.persist(em.create(Session, { id: hashToken(token), person, openedAt: now, expiresAt }));
    });
    await this.lock.forgetOld();
    return { token, expiresAt: expiresAt.toISOString(), person: toPersonView(person) };
  }
}
