import type { Sampler } from '@opentelemetry/sdk-trace';

/** Names of OTEL_TRACES_SAMPLER. */
export const samplerNames = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;
export type SamplerName = (typeof samplerNames)[number];

type Samplers = Pick<
  typeof import('@opentelemetry/sdk-trace'),
  'AlwaysOnSampler' | 'AlwaysOffSampler' | 'ParentBasedSampler' | 'TraceIdRatioBasedSampler'
>;

/** @param ratio of the traces that are kept, where the sampler is one of ratios */
export function samplerOf(sdk: Samplers, name: SamplerName, ratio: number): Sampler {
  if (name.startsWith('parentbased_')) {
    const root = samplerOf(sdk, name.slice('parentbased_'.length) as SamplerName, ratio);
    return new sdk.ParentBasedSampler({ root });
  }
  if (name === 'traceidratio') return new sdk.TraceIdRatioBasedSampler(ratio);
  return name === 'always_off' ? new sdk.AlwaysOffSampler() : new sdk.AlwaysOnSampler();
}
