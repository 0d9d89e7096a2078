import { withoutScriptField } from "@/forms/form-state";

interface WithoutScriptProps {
  /** The path of the page that the form is on. */
  page: string;
}

/**
 * In a form of a Server Action: tells the action that no script is there, and which page to load again. A page of which
 * a part is prerendered cannot show an action's state without one.
 */
export function WithoutScript({ page }: WithoutScriptProps) {
  return (
    <noscript hidden>
      <input type="hidden" name={withoutScriptField} value={page} />
    </noscript>
  );
}
