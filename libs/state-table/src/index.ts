export { allowedActions, decide, requireRole, type Machine, type Situation } from './machine.js';
