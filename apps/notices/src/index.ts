export { noticesService } from './notices.service.js';
