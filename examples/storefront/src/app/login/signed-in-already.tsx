import { Suspense } from "react";
import Link from "@/components/navigation/link";
import { getShownCustomer, type ShownCustomer } from "@/forms/shown-customer";
import { getShownCustomerId } from "@/staff/shown-customer";

/** For a visitor of the sign-in page whom the shop knows. The form beside it never waits for the customer's name. */
export async function SignedInAlready() {
  if ((await getShownCustomerId()) === null) return null;
  return (
    <div className="rounded-lg bg-fern-wash px-4 pt-3 pb-1">
      <p>
        <Suspense fallback={<WhoIsSignedIn shown={null} />}>
          <Named />
        </Suspense>
      </p>
      <Link href="/account" className="link inline-flex min-h-11 items-center font-medium">
        Go to your account
      </Link>
    </div>
  );
}

async function Named() {
  return <WhoIsSignedIn shown={await getShownCustomer()} />;
}

function WhoIsSignedIn({ shown }: { shown: ShownCustomer | null }) {
  if (shown === null || shown.name === null) return "You are signed in already.";
  const name = <bdi className="font-semibold">{shown.name}</bdi>;
  return shown.isStaffView ? (
    <>You see the shop as {name} (staff view). Signing in here ends that view.</>
  ) : (
    <>You are signed in as {name}.</>
  );
}
