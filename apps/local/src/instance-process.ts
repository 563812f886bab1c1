import { startInstance } from './office/instance.js';
import type { InstanceSettings } from './office/instance-settings.js';

/** One office as a process of its own: settings come as the first message, `ready` goes back, and it ends when its parent does. */
process.once('message', (settings: InstanceSettings) => {
  void run(settings).catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(1);
  });
});

async function run(settings: InstanceSettings): Promise<void> {
  const starting = startInstance(settings);
  const stop = (): void => void starting.then((instance) => instance.close()).finally(() => process.exit());
  process.once('SIGTERM', stop);
  process.once('disconnect', stop);
  await starting;
  process.send?.('ready');
}
