import type { IncomingMessage } from "node:http";
import type { Session } from "../../../../templates/private/lib/session.js";

export {
  endSession,
  getSession,
  type Session,
  startSession,
} from "../../../../templates/private/lib/session.js";

export declare function sessionOfRequest(request: IncomingMessage): Promise<Session | null>;
export declare function readCartId(): Promise<string | undefined>;
