export { consultationsService } from './consultations.service.js';
