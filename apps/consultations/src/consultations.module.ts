import { Module } from '@nestjs/common';
import { DatabaseModule } from '@qsl/persistence';
import { TraceModule } from '@qsl/trace';
import { consultationsDatabase } from './consultations.database.js';

@Module({
  imports: [DatabaseModule.for(consultationsDatabase), TraceModule],
  controllers: [],
  providers: [],
})
export class ConsultationsModule {}
