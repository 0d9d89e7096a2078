import type { Metadata } from "next";
import Link from "@/components/navigation/link";
import { Notice } from "@/components/notice";
import { isDemo } from "@/environment";
import { isFormKeptFor } from "@/forms/kept-form";
import { safeNextPath } from "@/lib/links";
import { enteredEmail } from "./entered-email";
import { loginProblemText } from "./login-problem";
import { SignInForm } from "./sign-in-form";
import { SignedInAlready } from "./signed-in-already";

/** Streamed content needs JavaScript to appear; this form works without it, so the page waits for all of it. */
export const instant = false;

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

export default async function LoginPage({ searchParams }: PageProps<"/login">) {
  const { next: wish, problem, changed } = await searchParams;
  const next = safeNextPath(wish);
  return (
    <div className="page grid max-w-md gap-8 pt-14">
      <div>
        <h1 className="text-title">Sign in</h1>
        <p className="mt-2 text-balance text-muted">
          Your prices, orders, addresses and wishlists are waiting.
        </p>
      </div>
      <SignedInAlready />
      {changed === undefined ? null : <Notice>Your password was changed. Please sign in with it.</Notice>}
      <SignInForm
        email={await enteredEmail.read()}
        next={next}
        problem={loginProblemText(problem)}
        isFormKept={await isFormKeptFor(next)}
      />
      <p className="grid gap-2">
        <Link href="/forgot-password" className="link justify-self-start">
          Forgot your password?
        </Link>
        <span>
          New here?{" "}
          <Link href={`/register?${new URLSearchParams({ next })}`} className="link font-medium">
            Create an account
          </Link>
        </span>
      </p>
      {isDemo() ? <DemoCustomers /> : null}
    </div>
  );
}

const demoCustomers = ["wholesale@example.com", "retail@example.com", "new@example.com"];

function DemoCustomers() {
  return (
    <aside className="border-line border-t pt-6 text-muted text-sm">
      <h2 className="font-medium font-sans text-ink">This is a demo</h2>
      <p className="mt-1">
        Sign in as one of these; the password of each is <code className="text-ink">emulator</code>.
      </p>
      <ul className="mt-2 grid gap-1">
        {demoCustomers.map((email) => (
          <li key={email}>
            <code className="text-ink">{email}</code>
          </li>
        ))}
      </ul>
    </aside>
  );
}
