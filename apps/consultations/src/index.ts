export { consultationsService } from './consultations.service.js';
export { consultationEvents, participationEvents } from './event/event-types.js';
