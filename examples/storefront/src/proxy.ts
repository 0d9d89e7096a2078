import { type NextRequest, NextResponse } from "next/server";
import { isDemo } from "@/environment";
import { contentSecurityPolicy } from "@/lib/content-security-policy";
import { readSessionFrom } from "@/session/session";
import { hasStaff } from "@/staff/staff-account";
import { noteStaffSeen, readStaffSessionFrom, type StaffSession } from "@/staff/staff-session";

/**
 * A page that streams has sent its status already, so this decides before it: 404 for doors that are closed, 307 for
 * visitors who are signed out, and a fresh cookie for staff. The pages check again, since this looks at cookies only.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const response = await answer(request);
  response.headers.set("Content-Security-Policy", contentSecurityPolicy());
  return response;
}

async function answer(request: NextRequest): Promise<NextResponse> {
  if (isClosed(request.nextUrl.pathname)) return NextResponse.rewrite(new URL("/closed/door", request.url));
  const staff = await readStaffSessionFrom(request.cookies);
  const response = (await mayEnter(request, staff)) ? NextResponse.next() : toLogin(request);
  if (staff !== null) await noteStaffSeen(staff, request, response);
  return response;
}

const isBelow = (pathname: string, folder: string) =>
  pathname === folder || pathname.startsWith(`${folder}/`);

const isClosed = (pathname: string) =>
  (isBelow(pathname, "/staff") && !hasStaff()) || (isBelow(pathname, "/dev") && !isDemo());

async function mayEnter(request: NextRequest, staff: StaffSession | null): Promise<boolean> {
  if (!isBelow(request.nextUrl.pathname, "/account") || staff?.viewing != null) return true;
  // The action of a form leads to the sign-in page itself; a 307 would post the form there.
  if (request.method === "POST") return true;
  return (await readSessionFrom(request.cookies)) !== null;
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
    // Every document, for its Content-Security-Policy.
    { source: "/((?!_next/|api/).*)", missing: [{ type: "header", key: "rsc" }] },
    // Not the API: a response that a shared cache may keep must set no cookie.
    { source: "/((?!_next/|api/).*)", has: [{ type: "cookie", key: "staff_session" }] },
  ],
};
