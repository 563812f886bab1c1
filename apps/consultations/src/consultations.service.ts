import { defineService } from '@qsl/service-kit';
import { ConsultationsConfig } from './consultations.config.js';
import { consultationsDatabase } from './consultations.database.js';
import { ConsultationsModule } from './consultations.module.js';

export const consultationsService = defineService({
  name: 'consultations',
  module: ConsultationsModule,
  config: ConsultationsConfig,
  database: consultationsDatabase,
});
