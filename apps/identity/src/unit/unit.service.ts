import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { DomainError, type Actor, type UnitList } from '@qsl/contracts';
import { Unit } from './unit.entity.js';
import { canListUnits } from './unit.policy.js';

const most = 500;

@Injectable()
export class UnitService {
  constructor(private readonly em: EntityManager) {}

  async listUnits(actor: Actor): Promise<UnitList> {
    if (!canListUnits(actor)) {
      throw new DomainError('forbidden', 'unit.office_only', {
        zh: '承办单位名单仅供工作人员使用。',
        en: 'The list of handling units is for the office only.',
      });
    }
    const units = await this.em.findAll(Unit, { orderBy: { name: 'asc' }, limit: most });
    return { items: units.map(({ id, name }) => ({ id, name })) };
  }
}
