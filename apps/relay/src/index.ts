export { relayDatabase } from './relay.database.js';
export { relayService } from './relay.service.js';
