import { withoutScriptField } from "@/forms/form-state";

interface WithoutScriptProps {
  /** The path of the page that the form is on. */
  page: string;
}

/**
 * In a form of a Server Action: tells the action that JavaScript is off, and which page to load again. A page that
 * is prerendered in part cannot show an action's state without it.
 */
export function WithoutScript({ page }: WithoutScriptProps) {
  return (
    <noscript hidden>
      <input type="hidden" name={withoutScriptField} value={page} />
    </noscript>
  );
}
