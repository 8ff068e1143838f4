import { DiagLogLevel, SpanKind, SpanStatusCode, diag } from '@opentelemetry/api';
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, TracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TraceProtocol } from './open-tracing.js';
import { samplerOf } from './sampler.js';
import type { Tracing } from './tracing.js';

/** How long the last spans may take on their way when the server stops, in milliseconds. */
const FAREWELL_MS = 3_000;

const EXPORTERS: Readonly<Record<TraceProtocol, () => SpanExporter>> = {
  'http/protobuf': () => new ProtobufExporter(),
  'http/json': () => new JsonExporter(),
};

/** Sends spans to a collector. The exporters read their variables themselves, and so does the resource. */
export function openTelemetry(
  protocol: TraceProtocol,
  env: Readonly<Record<string, string | undefined>>,
  onProblem: (text: string) => void,
): Tracing {
  const report = (text: string): void => onProblem(text);
  const silent = (): void => undefined;
  diag.setLogger(
    { error: report, warn: report, info: silent, debug: silent, verbose: silent },
    { logLevel: DiagLogLevel.WARN, suppressOverrideMessage: true },
  );
  const provider = new TracerProvider({
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': 'livechat-server' }))
      .merge(detectResources({ detectors: [envDetector] })),
    sampler: samplerOf(env),
    spanProcessors: [new BatchSpanProcessor({ exporter: EXPORTERS[protocol](), ...batchesOf(env) })],
  });
  const tracer = provider.getTracer('livechat-server');

  return {
    begin(name, facts) {
      // No header of a request is followed: strangers must not decide what is recorded.
      const span = tracer.startSpan(name, { kind: SpanKind.SERVER, root: true, attributes: facts });
      return {
        note: (more) => void span.setAttributes(more),
        fail: (code) => void span.setAttribute('error.type', code).setStatus({ code: SpanStatusCode.ERROR }),
        end: () => span.end(),
      };
    },

    async close() {
      const shutDown = provider.shutdown().catch((error: unknown) => report(String(error)));
      await Promise.race([shutDown, sleep(FAREWELL_MS, undefined, { ref: false })]);
    },
  };
}

/** How spans are gathered before they are sent; what is not said has the SDK's default. */
function batchesOf(env: Readonly<Record<string, string | undefined>>) {
  const numberOf = (name: string): number | undefined =>
    /^\d{1,9}$/.test(env[name] ?? '') ? Number(env[name]) : undefined;
  const sizes = {
    scheduledDelayMillis: numberOf('OTEL_BSP_SCHEDULE_DELAY'),
    exportTimeoutMillis: numberOf('OTEL_BSP_EXPORT_TIMEOUT'),
    maxQueueSize: numberOf('OTEL_BSP_MAX_QUEUE_SIZE'),
    maxExportBatchSize: numberOf('OTEL_BSP_MAX_EXPORT_BATCH_SIZE'),
  };
  return Object.fromEntries(Object.entries(sizes).filter(([, value]) => value !== undefined));
}
