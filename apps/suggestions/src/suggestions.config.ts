import { DatabaseServiceConfig } from '@qsl/service-kit';

/** Settings of the service that handles suggestions: those of every service with a database. */
export class SuggestionsConfig extends DatabaseServiceConfig {}
