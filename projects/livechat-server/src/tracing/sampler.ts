import { AlwaysOffSampler, AlwaysOnSampler, TraceIdRatioBasedSampler, type Sampler } from '@opentelemetry/sdk-trace';
import { isRatio } from './sampler-names.js';

/**
 * The sampler that `OTEL_TRACES_SAMPLER` and `OTEL_TRACES_SAMPLER_ARG` name. No span of a server has a
 * parent, so that those which look at one do as their roots do.
 */
export function samplerOf(env: Readonly<Record<string, string | undefined>>): Sampler {
  const name = (env['OTEL_TRACES_SAMPLER'] ?? '').replace(/^parentbased_/, '');
  if (name === 'always_off') return new AlwaysOffSampler();
  if (name === 'traceidratio') return new TraceIdRatioBasedSampler(ratioOf(env['OTEL_TRACES_SAMPLER_ARG']));
  return new AlwaysOnSampler();
}

/** All where nothing that makes sense is said, as the standard has it. */
function ratioOf(text = ''): number {
  return isRatio(text) ? Number(text) : 1;
}
