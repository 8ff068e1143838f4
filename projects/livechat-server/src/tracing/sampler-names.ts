/** What `OTEL_TRACES_SAMPLER` may name. Read without the SDK, which only those load who send spans. */
export const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Whether `OTEL_TRACES_SAMPLER_ARG` is the share of something. */
export function isRatio(text: string): boolean {
  return text.trim() !== '' && Number(text) >= 0 && Number(text) <= 1;
}
