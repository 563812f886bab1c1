export * from './format/dates.js';
export * from './format/deadline.js';
export * from './format/labels.js';
export * from './format/timeline-labels.js';
export type { Crossing } from './trace/layout-crossings.js';
export * from './trace/layout-trace.js';
export * from './trace/trace-rows.js';
