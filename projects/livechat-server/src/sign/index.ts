export { CustomerTokenError, type CustomerTokenErrorCode } from './customer-token-error.js';
export { signCustomerToken, type CustomerToken, type SubjectType } from './sign-customer-token.js';
export type { PrivateKey, SecretKey, SigningKey } from './signing-key.js';
