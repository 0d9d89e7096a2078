import type { ComponentProps } from "react";

type FormProps = Omit<ComponentProps<"form">, "autoComplete">;

/**
 * Every form of the shop. A browser keeps what was typed in a form with the page's place in its history, and fills it in
 * again for whoever comes back there, signed in or not: `off` keeps it from that. Fields keep their own `autoComplete`,
 * so the browser still offers the shopper's own name and password.
 */
export function Form(props: FormProps) {
  return <form {...props} autoComplete="off" />;
}
