import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { FastifyReply } from 'fastify';
import { contentSecurityPolicy } from './content-security-policy.js';

const NONCE_PLACE = /%NONCE%/g;

/** A page whose `%NONCE%` marks are filled in for each answer. */
export interface HtmlPage {
  send(reply: FastifyReply): FastifyReply;
}

/**
 * Reads a page once.
 *
 * @param file the path of the HTML file
 * @throws the file system's error where the file cannot be read
 */
export async function readHtmlPage(file: string): Promise<HtmlPage> {
  return htmlPage(await readFile(file, 'utf8'));
}

/** A page made of its text. */
function htmlPage(template: string): HtmlPage {
  return { send: (reply) => sendHtmlPage(reply, template) };
}

/** Answers with a page, whose `%NONCE%` marks get a nonce that the policy of this answer allows. */
export function sendHtmlPage(reply: FastifyReply, template: string): FastifyReply {
  const nonce = randomBytes(18).toString('base64');
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', contentSecurityPolicy(nonce))
    .header('x-content-type-options', 'nosniff')
    .header('referrer-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .send(template.replace(NONCE_PLACE, nonce));
}
