import Link from "@/components/navigation/link";

export function BackLink({ href, children }: { href: string; children: string }) {
  return (
    <p className="mb-4 text-sm">
      <Link href={href} className="link">
        {children}
      </Link>
    </p>
  );
}
