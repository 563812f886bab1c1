import { connect, nkeyAuthenticator } from '@nats-io/transport-node';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Nobody answered in time. */
export class Silence extends Error {}

/** The parent's end of the link: asks on `.child`, hears what comes on `.parent`. Anything can be said on it, wrong things too. */
export class Link {
  static async open({ url, seed, ca, iid, parent }) {
    const link = new Link();
    link.askOn = `link.v1.${iid}.child`;
    link.connection = await connect({
      servers: [url],
      authenticator: nkeyAuthenticator(Buffer.from(seed)),
      inboxPrefix: `_INBOX_${parent}`,
      maxReconnectAttempts: -1,
      ...(ca && { tls: { ca: readFileSync(ca, 'utf8') } }),
    });
    link.connection.subscribe(`link.v1.${iid}.parent`, { callback: (_error, message) => link.hear(message) });
    await link.connection.flush();
    return link;
  }

  onQuestion = () => undefined;

  hear(message) {
    const answer = (value) => message.respond(typeof value === 'string' ? value : JSON.stringify(value));
    try {
      this.onQuestion(JSON.parse(message.string()), answer);
    } catch {
      this.onQuestion(null, answer);
    }
  }

  /** The answer to a question, as it came. @throws Silence */
  async ask(session, question, timeoutMs = 10_000) {
    const id = randomUUID();
    const answer = JSON.parse(await this.say(JSON.stringify({ id, session, question }), timeoutMs));
    if (answer?.id !== id) throw new Silence(`an answer to ${answer?.id} in place of ${id}`);
    return answer;
  }

  /** What is answered to a text, whatever it is. @throws Silence */
  async say(text, timeoutMs) {
    try {
      return (await this.connection.request(this.askOn, text, { timeout: timeoutMs })).string();
    } catch (error) {
      throw new Silence(`no answer within ${timeoutMs} ms (${error.message})`);
    }
  }

  async close() {
    await this.connection.close();
  }
}
