import { loopbackHost } from "../../../config/url-problems.js";
import type { BigCommerceError } from "../../../errors.js";

/** What went wrong on the way to a server, whatever was asked of it. */
export type ConnectionFault = "unreachable" | "certificate" | "redirect" | "unavailable";

/** `undefined` if a server gave an answer that has a meaning of its own. */
export function connectionFaultOf({
  code,
  status,
  retryable,
}: Pick<BigCommerceError, "code" | "status" | "retryable">): ConnectionFault | undefined {
  if (code === "timeout") return "unreachable";
  if (status !== undefined && status >= 300 && status < 400) return "redirect";
  if (code !== "upstream_unavailable") return undefined;
  if (status !== undefined) return "unavailable";
  return retryable ? "unreachable" : "certificate";
}

/** Node's word for why there is no connection: `ENOTFOUND`. */
export function networkCodeOf({ message, code, cause }: Error & { readonly code: string }): string {
  if (code === "timeout") return "no answer in time";
  for (let inner: unknown = cause; inner instanceof Error; inner = inner.cause)
    if ("code" in inner && typeof inner.code === "string" && /^[A-Z][A-Z0-9_]+$/.test(inner.code))
      return inner.code;
  return /failed: ([A-Z][A-Z0-9_]+)\./.exec(message)?.[1] ?? "no response";
}

/** Where a redirect pointed: a host, from the error that refused to follow it. */
export function redirectTargetOf({ message }: Error): string {
  return / was redirected to (\S+) \(/.exec(message)?.[1] ?? "another address";
}

/** What to do about a server that does not answer. */
export const networkTodo = (url: string) =>
  loopbackHost.test(new URL(url).hostname)
    ? "It is on this machine: see that it runs. (The emulator is started by the script `dev:bigcommerce` that init writes, or `bigcommerce-emulator`.)"
    : otherMachineTodo;
const otherMachineTodo =
  "Check DNS, the firewall and, if there is one, the proxy (HTTPS_PROXY with NODE_USE_ENV_PROXY=1) from this machine.";
export const certificateTodo =
  "If a proxy with a certificate authority of its own reads the traffic, set NODE_EXTRA_CA_CERTS to its file; else check the URL and this machine's clock.";
