import { type NextRequest, NextResponse } from "next/server";
import { isDemo } from "@/environment";
import { refuseAction } from "@/forms/action-request";
import { contentSecurityPolicy } from "@/lib/content-security-policy";
import { fromSlug } from "@/lib/links";
import { isMissing } from "@/lib/store-path";
import { readSessionFrom } from "@/session/session";
import { hasStaff } from "@/staff/staff-account";
import { noteStaffSeen, readStaffSessionFrom, type StaffSession } from "@/staff/staff-session";

/**
 * A page that streams has sent its status already, so this decides before it: 404 for doors that are closed and for
 * what the store does not have, 307 for visitors who are signed out, a fresh cookie for staff, and a refusal of what is no
 * Server Action. The pages check again: bodies that are too large, or of no known size, do not come here, since Next would
 * first read them to the end.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const response = await answer(request);
  response.headers.set("Content-Security-Policy", contentSecurityPolicy());
  return response;
}

async function answer(request: NextRequest): Promise<NextResponse> {
  if (isClosed(request.nextUrl.pathname) || (await isUnknown(request)))
    return NextResponse.rewrite(new URL("/closed/door", request.url));
  const refusal = await refuseAction(request);
  if (refusal !== undefined) return new NextResponse(refusal.body, refusal);
  const staff = await readStaffSessionFrom(request.cookies);
  const response = (await mayEnter(request, staff)) ? pass(request) : toLogin(request);
  if (staff !== null && isVisit(request)) {
    await noteStaffSeen(staff, request, response);
    // Next lets shared caches keep what it prerendered. What it fetches ahead cannot be told apart here.
    response.headers.set("Cache-Control", "private, no-cache, no-store, max-age=0, must-revalidate");
  }
  return response;
}

/**
 * Not a file, such as `/robots.txt`, which is everybody's. And a cookie in the answer to an action has Next draw the page
 * anew, and what the form was answered is gone.
 */
const isVisit = ({ nextUrl, headers }: NextRequest) =>
  !/^\/[^/]+\.\w+$/.test(nextUrl.pathname) && !headers.has("next-action");

/** An action says that it was seen here: Next may forward it to another page by a request that does not come here. */
function pass({ headers }: NextRequest): NextResponse {
  if (!headers.has("next-action")) return NextResponse.next();
  const marked = new Headers(headers);
  marked.set("x-seen-by-proxy", process.env.PROXY_KEY ?? "");
  return NextResponse.next({ request: { headers: marked } });
}

const isBelow = (pathname: string, folder: string) =>
  pathname === folder || pathname.startsWith(`${folder}/`);

const isClosed = (pathname: string) =>
  (isBelow(pathname, "/staff") && !hasStaff()) || (isBelow(pathname, "/dev") && !isDemo());

/** Asked for documents only: on a navigation within the shop the page itself says so, with no status to be seen. */
async function isUnknown({ nextUrl, headers }: NextRequest): Promise<boolean> {
  if (!["document", null].includes(headers.get("sec-fetch-dest"))) return false;
  const [, folder, slug] = nextUrl.pathname.split("/");
  if (folder === "product" && slug !== undefined) {
    const path = fromSlug(slug);
    return path === null || isMissing(path, "Product");
  }
  const category = nextUrl.searchParams.get("category");
  return nextUrl.pathname === "/" && Boolean(category) && isMissing(`/${category}/`, "Category");
}

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

// Next reads it without running it: it can be no expression. `next.config.ts` refuses the bodies that are left out. The
// routes that read a form are left out too: for the proxy, Next would wait for all of a body, however long it takes.
export const config = {
  matcher: [
    {
      // Not the API: a response that a shared cache may keep must set no cookie.
      source:
        "/((?!_next/|api/|(?:(?:login|register)/submit|logout|cart/(?:checkout|stay)|staff/(?:enter|find|leave|mode|sign-in|sign-out)|dev/token/try)$).*)",
      missing: [
        {
          type: "header",
          key: "content-length",
          value: "0*(?:[1-9]\\d{5,}|[7-9]\\d{4}|6[6-9]\\d{3}|65[6-9]\\d{2}|655[4-9]\\d|6553[7-9])",
        },
        { type: "header", key: "transfer-encoding" },
      ],
    },
  ],
};
