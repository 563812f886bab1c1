import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validateSync } from 'class-validator';

export type Env = Readonly<Record<string, string | undefined>>;

/** A setting that is missing or wrong; the message lists every fault, one a line. */
export class ConfigError extends Error {
  constructor(readonly faults: string[]) {
    super(`Settings are missing or wrong:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const toEnvName = (property: string): string => property.replace(/[A-Z]/g, '_$&').toUpperCase();
const toProperty = (name: string): string =>
  name.toLowerCase().replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/**
 * Reads a config class from the environment: property `databaseUrl` from `DATABASE_URL`. Empty variables count as missing, so that defaults apply.
 * @throws ConfigError with every fault at once.
 */
export function loadConfig<C extends object>(config: ClassConstructor<C>, env: Env): C {
  const given = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
  const instance = plainToInstance(
    config,
    Object.fromEntries(given.map(([name, value]) => [toProperty(name), value])),
    {
      exposeDefaultValues: true,
    },
  );
  const errors = validateSync(instance, { forbidUnknownValues: false });
  if (errors.length > 0) {
    throw new ConfigError(
      errors.flatMap(({ property, constraints }) =>
        Object.values(constraints ?? {}).map((text) => `${toEnvName(property)}: ${text}`),
      ),
    );
  }
  return instance;
}
