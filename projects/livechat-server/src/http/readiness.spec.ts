import { fastify } from 'fastify';
import { healthRoutes } from './health.js';
import { watchReadiness, type Part } from './readiness.js';

describe('/readyz', () => {
  const gone = async (): Promise<void> => Promise.reject(new Error('gone'));
  const silent = (): Promise<void> => new Promise(() => undefined);
  const fine = async (): Promise<void> => undefined;
  let checks: Record<Part, () => Promise<void>>;
  let news: string[];
  let isDraining: boolean;

  beforeEach(() => {
    checks = { store: fine, broker: fine, files: fine, keys: fine };
    news = [];
    isDraining = false;
  });

  const serve = () => {
    const app = fastify();
    const look = watchReadiness({
      checks: {
        store: () => checks.store(),
        broker: () => checks.broker(),
        files: () => checks.files(),
        keys: () => checks.keys(),
      },
      lost: (part) => news.push(`${part} lost`),
      regained: (part) => news.push(`${part} regained`),
      patienceMs: 20,
    });
    healthRoutes(app, { isDraining: () => isDraining, look });
    return async () => {
      const answer = await app.inject('/readyz');
      return { code: answer.statusCode, ...answer.json<{ status: string; parts?: Record<Part, string> }>() };
    };
  };

  it('G14: is unready without the store, says so once, and recovers', async () => {
    const ask = serve();
    expect(await ask()).toEqual({
      code: 200,
      status: 'ok',
      parts: { store: 'ok', broker: 'ok', files: 'ok', keys: 'ok' },
    });
    checks.store = gone;
    expect(await ask()).toEqual({
      code: 503,
      status: 'unready',
      parts: { store: 'unready', broker: 'ok', files: 'ok', keys: 'ok' },
    });
    expect((await ask()).code).toBe(503);
    checks.store = fine;
    expect((await ask()).status).toBe('ok');
    expect(news).toEqual(['store lost', 'store regained']);
  });

  it('G14: goes on without the broker and the files, and names which one does not answer', async () => {
    const ask = serve();
    checks.broker = silent;
    checks.files = gone;
    expect(await ask()).toEqual({
      code: 200,
      status: 'degraded',
      parts: { store: 'ok', broker: 'unready', files: 'unready', keys: 'ok' },
    });
    expect(news.sort()).toEqual(['broker lost', 'files lost']);
  });

  it('asks each part once, however many ask at a time', async () => {
    let asked = 0;
    checks.store = async () => void (asked += 1);
    const ask = serve();
    await Promise.all([ask(), ask(), ask()]);
    expect(asked).toBe(1);
  });

  it('is unready while the server stops', async () => {
    isDraining = true;
    expect(await serve()()).toEqual({ code: 503, status: 'stopping' });
  });
});
