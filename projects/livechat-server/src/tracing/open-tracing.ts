import { LiveChatError } from 'livechat-core/protocol';
import { ignoredVariables, type IgnoredVariable } from './ignored-variables.js';
import { NO_TRACING, type Tracing } from './tracing.js';

/** The variables of a process. */
type Environment = Readonly<Record<string, string | undefined>>;

/** How spans are written on the way to a collector. */
const TRACE_PROTOCOLS = ['http/protobuf', 'http/json'] as const;
export type TraceProtocol = (typeof TRACE_PROTOCOLS)[number];

/** Hears what keeps spans from arriving. */
export interface TracingListener {
  /** A variable is not followed; told before anything is sent. */
  readonly onIgnored: (ignored: IgnoredVariable) => void;
  /** The collector did not take something. */
  readonly onProblem: (text: string) => void;
}

/**
 * Opens tracing where OpenTelemetry's variables ask for it: an endpoint, or the exporter `otlp`. They
 * mean what they mean elsewhere; without them nothing of it is loaded.
 *
 * @throws LiveChatError `INVALID_ARGUMENT` for a protocol that this server does not speak
 */
export async function openTracing(env: Environment, { onIgnored, onProblem }: TracingListener): Promise<Tracing> {
  for (const ignored of ignoredVariables(env)) onIgnored(ignored);
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
