import { type NextRequest, NextResponse } from "next/server";
import { openSession, sessionCookieName } from "@/lib/sealed-session";

/**
 * A real 307 for visitors who are signed out: once a page streams, its status is sent. The pages check again, since
 * this looks at the session only.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const session = await openSession(request.cookies.get(sessionCookieName)?.value);
  if (session !== null) return NextResponse.next();
  const { pathname, search } = request.nextUrl;
  const login = request.nextUrl.clone();
  login.pathname = "/login";
  login.search = new URLSearchParams({ next: `${pathname}${search}` }).toString();
  return NextResponse.redirect(login, 307);
}

export const config = { matcher: ["/account/:path*"] };
