import type { FastifyInstance } from 'fastify';
import * as z from 'zod/mini';

const signInSchema = z.object({
  email: z.string().check(z.trim(), z.maxLength(254), z.email()),
  name: z.optional(z.string().check(z.trim(), z.maxLength(80))),
});

/** Who signs in to the shop. */
export type SignIn = z.infer<typeof signInSchema>;

/** What the route needs: a token that says who the customer is. */
export interface SignInDependencies {
  readonly issueToken: (signIn: SignIn) => Promise<string>;
}

/** What a wrong request is told. */
export interface SignInRefusal {
  readonly error: { readonly message: string; readonly field?: 'email' | 'name' };
}

/**
 * The shop's own sign-in: `POST /shop/api/sign-in` with `{ email, name? }` answers `{ jwt }`, a wrong
 * body `400 { error: { message, field } }`. It believes everybody because the demo has no accounts;
 * a real shop issues the token only to whom it has signed in itself.
 */
export function registerSignIn(app: FastifyInstance, { issueToken }: SignInDependencies): void {
  app.post('/shop/api/sign-in', { bodyLimit: 4096 }, async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    const signIn = signInSchema.safeParse(request.body);
    if (!signIn.success) return reply.code(400).send(refusalOf(signIn.error));
    const { email, name } = signIn.data;
    return { jwt: await issueToken(name === '' ? { email } : signIn.data) };
  });
}

function refusalOf(error: z.core.$ZodError): SignInRefusal {
  switch (error.issues[0]?.path[0]) {
    case 'email':
      return { error: { field: 'email', message: 'Enter an email address such as robin@example.com.' } };
    case 'name':
      return { error: { field: 'name', message: 'Enter a name of at most 80 characters, or none.' } };
    default:
      return { error: { message: 'Send a JSON object with an email and, if you like, a name.' } };
  }
}
