import { LiveChatError } from 'livechat-core/protocol';
import { NO_TRACING, type Tracing } from './tracing.js';

/** The variables of a process. */
type Environment = Readonly<Record<string, string | undefined>>;

/** How spans are written on the way to a collector. */
const TRACE_PROTOCOLS = ['http/protobuf', 'http/json'] as const;
export type TraceProtocol = (typeof TRACE_PROTOCOLS)[number];

/**
 * Opens tracing where OpenTelemetry's variables ask for it: an endpoint, or the exporter `otlp`. They
 * mean what they mean elsewhere; without them nothing of it is loaded.
 *
 * @param onProblem hears what keeps spans from arriving
 * @throws LiveChatError `INVALID_ARGUMENT` for a protocol that this server does not speak
 */
export async function openTracing(env: Environment, onProblem: (text: string) => void): Promise<Tracing> {
  if (!isWanted(env)) return NO_TRACING;
  const protocol = protocolOf(env);
  const { openTelemetry } = await import('./open-telemetry.js');
  return openTelemetry(protocol, env, onProblem);
}

function isWanted(env: Environment): boolean {
  const exporter = env['OTEL_TRACES_EXPORTER'] ?? '';
  if (env['OTEL_SDK_DISABLED']?.toLowerCase() === 'true') return false;
  if (exporter !== '') return exporter.split(',').includes('otlp');
  return [env['OTEL_EXPORTER_OTLP_ENDPOINT'], env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']].some(
    (endpoint) => endpoint !== undefined && endpoint !== '',
  );
}

function protocolOf(env: Environment): TraceProtocol {
  const names = ['OTEL_EXPORTER_OTLP_TRACES_PROTOCOL', 'OTEL_EXPORTER_OTLP_PROTOCOL'] as const;
  const name = names.find((candidate) => (env[candidate] ?? '') !== '');
  if (name === undefined) return 'http/protobuf';
  const protocol = TRACE_PROTOCOLS.find((candidate) => candidate === env[name]);
  if (protocol !== undefined) return protocol;
  throw new LiveChatError({
    code: 'INVALID_ARGUMENT',
    message: `${name}=${JSON.stringify(env[name])} is no protocol that this server speaks.`,
    remedy: `Give one of: ${TRACE_PROTOCOLS.join(', ')}; collectors take both, usually on port 4318.`,
    field: name,
  });
}
