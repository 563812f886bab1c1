export { decodeEvent, encodeEvent } from './protocol/event.js';
export { answersTo } from './protocol/messages.js';
export { relayDatabase } from './relay.database.js';
export { relayService } from './relay.service.js';
