import type { IncomingMessage } from "node:http";

/** What an app keeps in its sealed session. */
export interface Session {
  readonly storeHash: string;
  readonly customerId: number;
  readonly customerAccessToken: { readonly value: string; readonly expiresAt: string };
}

export declare function getSession(): Promise<Session | null>;
export declare function sessionOfRequest(request: IncomingMessage): Promise<Session | null>;
export declare function readCartId(): Promise<string | undefined>;

export declare function endSession(): Promise<void>;
