import { allContract } from './contract/all-contract.js';
import { caseContract } from './contract/case-contract.js';
import { fileContract } from './contract/file-contract.js';
import { privacyContract } from './contract/privacy-contract.js';
import { sessionContract } from './contract/session-contract.js';
import { signInContract } from './contract/sign-in-contract.js';
import type { MakePlace } from './contract/store-fixture.js';
import { teamContract } from './contract/team-contract.js';
import { threadContract } from './contract/thread-contract.js';
import { widgetContract } from './contract/widget-contract.js';
import { webhookContract } from './contract/webhook-contract.js';

/** What every store guarantees. */
export function storeContract(name: string, makePlace: MakePlace): void {
  describe(`Store contract: ${name}`, () => {
    // Each in a block of its own, so that it sets up only what it needs.
    describe('of customers', () => threadContract(makePlace));
    describe('of contextual data for all', () => allContract(makePlace));
    describe('of identities', () => sessionContract(makePlace));
    describe('of teams', () => teamContract(makePlace));
    describe('of guessed passwords', () => signInContract(makePlace));
    describe('of widgets', () => widgetContract(makePlace));
    describe('of files', () => fileContract(makePlace));
    describe('of back offices', () => caseContract(makePlace));
    describe('of webhooks', () => webhookContract(makePlace));
    describe('of privacy', () => privacyContract(makePlace));
  });
}
