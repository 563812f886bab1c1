import { Transform, Type } from 'class-transformer';
import { samplerNames, type SamplerName } from '../tracing/sampler.js';
import { IsBoolean, IsIn, IsInt, IsNotEmpty, IsNumber, IsOptional, IsString, Matches, Max, Min } from 'class-validator';

/** Turns `true`/`1` and `false`/`0` of an environment variable into a boolean. */
export const BooleanSetting = () =>
  Transform(({ value }) =>
    value === 'true' || value === '1' ? true : value === 'false' || value === '0' ? false : (value as unknown),
  );

/** Settings that every process has. */
export class ProcessConfig {
  /** LOG_LEVEL */
  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'trace'])
  logLevel: string = 'info';

  /** OFFICE_IID: this instance's id, for example `x610303`. */
  @Matches(/^[a-z]\d{6}$/)
  officeIid!: string;

  /** OFFICE_DIRECTORY: path of the JSON file with all offices that this one knows, itself included. */
  @IsString()
  @IsNotEmpty()
  officeDirectory!: string;

  /** DEMO: a demonstration with invented data and well-known passwords. */
  @BooleanSetting()
  @IsBoolean()
  demo: boolean = false;
}

/** Settings of a process that speaks NATS. */
export class ServiceConfig extends ProcessConfig {
  /** NATS_URL of the instance's broker. */
  @Matches(/^(nats|tls):\/\//)
  natsUrl!: string;

  /** HEALTH_PORT: serves /health/live, /health/ready and /metrics; none without it. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(65535)
  healthPort?: number;

  /** OTEL_EXPORTER_OTLP_ENDPOINT: collector of traces, OTLP over HTTP (`http://collector:4318`); without it nothing is traced. */
  @IsOptional()
  @Matches(/^https?:\/\//)
  otelExporterOtlpEndpoint?: string;

  /** OTEL_TRACES_SAMPLER: which traces are kept; all, unless whoever began one says otherwise. */
  @IsIn(samplerNames)
  otelTracesSampler: SamplerName = 'parentbased_always_on';

  /** OTEL_TRACES_SAMPLER_ARG: the part of the traces that samplers by `traceidratio` keep, from 0 to 1. */
  @Type(() => Number)
  @IsNumber()
  @Min(0)
  @Max(1)
  otelTracesSamplerArg: number = 1;
}

/** Settings of a service with a database of its own. */
export class DatabaseServiceConfig extends ServiceConfig {
  /** DATABASE_URL */
  @Matches(/^postgres(ql)?:\/\//)
  databaseUrl!: string;

  /** DATABASE_CONNECTIONS: how many this process opens at most; 10 without it, and at least 2: one may wait for another's transaction. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(100)
  databaseConnections?: number;
}

/** All that `migrate` needs. */
export class MigrationConfig {
  @Matches(/^postgres(ql)?:\/\//)
  databaseUrl!: string;
}
