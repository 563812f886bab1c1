import { Module } from '@nestjs/common';
import { DatabaseModule } from '@qsl/persistence';
import { DemoSeeder } from './demo/demo-seeder.js';
import { identityDatabase } from './identity.database.js';
import { PersonController } from './person/person.controller.js';
import { PersonQueries } from './person/person.queries.js';
import { RegionController } from './region/region.controller.js';
import { SessionController } from './session/session.controller.js';
import { SessionService } from './session/session.service.js';
import { SignInLock } from './session/sign-in-lock.js';
import { UnitController } from './unit/unit.controller.js';
import { UnitService } from './unit/unit.service.js';

@Module({
  imports: [DatabaseModule.for(identityDatabase)],
  controllers: [SessionController, PersonController, UnitController, RegionController],
  providers: [SessionService, SignInLock, PersonQueries, UnitService, DemoSeeder],
})
export class IdentityModule {}
