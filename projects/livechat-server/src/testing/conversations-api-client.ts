import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../../api-client/dist/conversations-api.js';

/** A client that knows of the API only what its OpenAPI document says. */
export type ApiClient = Client<paths>;

/** A client as other programs generate it from `/openapi.json`. */
export function apiClient(serverUrl: string, key: string): ApiClient {
  return createClient<paths>({ baseUrl: serverUrl, headers: { authorization: `App ${key}` } });
}
