import { ignoredVariables } from './ignored-variables.js';

describe('ignoredVariables', () => {
  it.each([
    ['OTEL_SDK_DISABLED', 'yes', 'true or false'],
    ['OTEL_TRACES_EXPORTER', 'jaeger', 'otlp or none'],
    ['OTEL_TRACES_EXPORTER', 'otlp,console', 'otlp or none'],
    ['OTEL_METRICS_EXPORTER', 'otlp', 'METRICS_PORT'],
    ['OTEL_LOGS_EXPORTER', 'otlp', 'standard output'],
    ['OTEL_TRACES_SAMPLER', 'jaeger_remote', 'traceidratio'],
    ['OTEL_TRACES_SAMPLER', 'parentbased_', 'traceidratio'],
    ['OTEL_TRACES_SAMPLER_ARG', '10%', 'from 0 to 1'],
    ['OTEL_TRACES_SAMPLER_ARG', '1.5', 'from 0 to 1'],
    ['OTEL_BSP_SCHEDULE_DELAY', '5s', 'whole number'],
  ])('names %s=%s with its remedy', (variable, text, remedy) => {
    expect(ignoredVariables({ [variable]: text })).toEqual([
      { variable, remedy: expect.stringContaining(remedy) as unknown },
    ]);
  });

  it('names all of them, and none that is followed, or empty', () => {
    const wrong = { OTEL_TRACES_SAMPLER: 'x', OTEL_LOGS_EXPORTER: 'x' };
    expect(ignoredVariables(wrong)).toHaveLength(2);
    const right = {
      OTEL_SDK_DISABLED: 'FALSE',
      OTEL_TRACES_EXPORTER: 'otlp',
      OTEL_METRICS_EXPORTER: 'none',
      OTEL_LOGS_EXPORTER: '',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.01',
      OTEL_BSP_MAX_QUEUE_SIZE: '2048',
    };
    expect(ignoredVariables(right)).toEqual([]);
  });
});
