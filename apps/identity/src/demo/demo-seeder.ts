import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { findRegion } from '@qsl/regions';
import { OfficeDirectory } from '@qsl/service-kit';
import { IdentityConfig } from '../identity.config.js';
import { demoPassword, hashPassword } from '../person/password.js';
import { Person } from '../person/person.entity.js';
import { Unit } from '../unit/unit.entity.js';
import { demoPeople, demoUnitName, demoUnits, type DemoPerson, type DemoUnit } from './demo-people.js';

/** Gives a demonstration its units and people at every start; those that are there already stay as they are. */
@Injectable()
export class DemoSeeder implements OnApplicationBootstrap {
  constructor(
    private readonly em: EntityManager,
    private readonly config: IdentityConfig,
    private readonly offices: OfficeDirectory,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (!this.config.demo) return;
    const em = this.em.fork();
    const units = await this.seedUnits(em);
    const known = await em.find(Person, { account: { $in: demoPeople.map(({ account }) => account) } });
    const accounts = new Set(known.map(({ account }) => account));
    const missing = demoPeople.filter(({ account }) => !accounts.has(account));
    const rows = await Promise.all(missing.map((person) => toPerson(person, units)));
    if (rows.length > 0)
      await em.upsertMany(Person, rows, { onConflictFields: ['account'], onConflictAction: 'ignore' });
  }

  private async seedUnits(em: EntityManager): Promise<Map<DemoUnit, Unit>> {
    const { tier, areaCode } = this.offices.self;
    const areaName = findRegion(areaCode)?.name ?? '';
    const names = demoUnits.map((unit) => demoUnitName(unit, tier, areaName));
    const rows = names.map((name) => Object.assign(new Unit(), { name }));
    await em.upsertMany(Unit, rows, { onConflictFields: ['name'], onConflictAction: 'ignore' });
    const units = await em.fork().find(Unit, { name: { $in: names } });
    return new Map(
      demoUnits.flatMap((unit, index) => units.filter(({ name }) => name === names[index]).map((row) => [unit, row])),
    );
  }
}

async function toPerson({ role, unit, ...facts }: DemoPerson, units: Map<DemoUnit, Unit>): Promise<Person> {
  return Object.assign(new Person(), {
    ...facts,
    roles: [role],
    unit: (unit && units.get(unit)) ?? null,
    passwordHash: await hashPassword(demoPassword),
    isDemo: true,
  });
}
