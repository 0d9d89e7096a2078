import { type NextRequest, NextResponse } from "next/server";
import { isDemo } from "@/lib/secrets";
import { openSession, sessionCookieName } from "@/session/sealed-session";
import { isServedOverHttps } from "@/session/session";
import {
  openStaffSession,
  type StaffSession,
  sealStaffSeen,
  staffCookieName,
  staffIdleSeconds,
  staffSeenCookieName,
} from "@/staff/sealed-staff-session";
import { hasStaff } from "@/staff/staff-account";
import { staffCookieOptions } from "@/staff/staff-session";

/**
 * What needs a status or a cookie before a page streams, and its status is sent: 404 for doors that are closed, 307 for
 * visitors who are signed out, and staff who were here just now. The pages check again, since this looks at cookies only.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  if (isClosed(request.nextUrl.pathname)) return NextResponse.rewrite(new URL("/closed/door", request.url));
  const staff = await openStaffSession({
    session: request.cookies.get(staffCookieName)?.value,
    lastSeen: request.cookies.get(staffSeenCookieName)?.value,
  });
  const response = (await mayEnter(request, staff)) ? NextResponse.next() : toLogin(request);
  if (staff !== null) {
    const options = { ...staffCookieOptions(isServedOverHttps(request)), maxAge: staffIdleSeconds };
    response.cookies.set(staffSeenCookieName, await sealStaffSeen(staff), options);
  }
  return response;
}

const isBelow = (pathname: string, folder: string) =>
  pathname === folder || pathname.startsWith(`${folder}/`);

const isClosed = (pathname: string) =>
  (isBelow(pathname, "/staff") && !hasStaff()) || (isBelow(pathname, "/dev") && !isDemo());

async function mayEnter(request: NextRequest, staff: StaffSession | null): Promise<boolean> {
  if (!isBelow(request.nextUrl.pathname, "/account") || staff?.viewing != null) return true;
  // A form that is sent leads to the sign-in page by its own action; a 307 would send it there again.
  if (request.method === "POST") return true;
  return (await openSession(request.cookies.get(sessionCookieName)?.value)) !== null;
}

function toLogin({ nextUrl }: NextRequest): NextResponse {
  const login = nextUrl.clone();
  login.pathname = "/login";
  login.search = new URLSearchParams({ next: `${nextUrl.pathname}${nextUrl.search}` }).toString();
  return NextResponse.redirect(login, 307);
}

export const config = {
  matcher: [
    "/account/:path*",
    "/staff/:path*",
    "/dev/:path*",
    // Not the API: an answer of its that a shared cache may keep must set no cookie.
    { source: "/((?!_next/|api/).*)", has: [{ type: "cookie", key: "staff_session" }] },
  ],
};
