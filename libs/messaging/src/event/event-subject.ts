/** First part of the subjects of the instance's event stream. */
const prefix = 'events';

/** Every subject of the event stream. */
export const allEventSubjects = `${prefix}.>`;

/** Where an announcement of a type is published, for example `events.topics.topic.published`. */
export const eventSubject = (type: string): string => `${prefix}.${type}`;
