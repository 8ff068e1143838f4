import { isRatio, SAMPLERS } from './sampler-names.js';

/** A variable of OpenTelemetry that says what this server cannot do. */
export interface IgnoredVariable {
  readonly variable: string;
  /** What to say instead. */
  readonly remedy: string;
}

interface Rule {
  readonly variables: readonly string[];
  readonly isFollowed: (text: string) => boolean;
  readonly remedy: string;
}

const RULES: readonly Rule[] = [
  {
    variables: ['OTEL_SDK_DISABLED'],
    isFollowed: (text) => ['true', 'false'].includes(text.toLowerCase()),
    remedy: 'Give true or false.',
  },
  {
    variables: ['OTEL_TRACES_EXPORTER'],
    isFollowed: (text) => text.split(',').every((name) => ['otlp', 'none'].includes(name)),
    remedy: 'Give otlp or none: spans are sent over OTLP/HTTP, and in no other way.',
  },
  {
    variables: ['OTEL_METRICS_EXPORTER'],
    isFollowed: (text) => text === 'none',
    remedy: 'Give none, and set METRICS_PORT: metrics are not sent, but read from GET /metrics.',
  },
  {
    variables: ['OTEL_LOGS_EXPORTER'],
    isFollowed: (text) => text === 'none',
    remedy: 'Give none: the log is written to the standard output, a JSON object a line.',
  },
  {
    variables: ['OTEL_TRACES_SAMPLER'],
    isFollowed: (text) => SAMPLERS.some((name) => name === text),
    remedy: `Give one of: ${SAMPLERS.join(', ')}. Until then all spans are sent.`,
  },
  {
    variables: ['OTEL_TRACES_SAMPLER_ARG'],
    isFollowed: isRatio,
    remedy: 'Give a number from 0 to 1, the share of the spans. Until then all are sent.',
  },
  {
    variables: [
      'OTEL_BSP_SCHEDULE_DELAY',
      'OTEL_BSP_EXPORT_TIMEOUT',
      'OTEL_BSP_MAX_QUEUE_SIZE',
      'OTEL_BSP_MAX_EXPORT_BATCH_SIZE',
    ],
    isFollowed: (text) => /^\d{1,9}$/.test(text),
    remedy: 'Give a whole number, of milliseconds or of spans.',
  },
];

/**
 * The variables that are not followed, each with its remedy. The standard asks to go on without them; in silence
 * nobody would know why there are no spans, or too many.
 *
 * @example
 * ```ts
 * ignoredVariables({ OTEL_SDK_DISABLED: 'yes' }); // [{ variable: 'OTEL_SDK_DISABLED', remedy: 'Give true or false.' }]
 * ```
 */
export function ignoredVariables(env: Readonly<Record<string, string | undefined>>): readonly IgnoredVariable[] {
  return RULES.flatMap(({ variables, isFollowed, remedy }) =>
    variables
      .filter((variable) => {
        const text = env[variable] ?? '';
        return text !== '' && !isFollowed(text);
      })
      .map((variable) => ({ variable, remedy })),
  );
}
