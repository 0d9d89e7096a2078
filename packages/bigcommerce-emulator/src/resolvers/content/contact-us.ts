import { randomUUID } from "node:crypto";
import { behaviourText } from "../../behaviour/ledger.js";
import type { StoredPage } from "../../store/content.js";
import type { StorefrontContext } from "../../store/request-context.js";
import { isEmail, type MutationError, validationError } from "../common/mutation-error.js";
import { requireScope } from "../common/scope.js";

const longestMail = 20_000;

export interface ContactUsInput {
  readonly pageEntityId: number;
  readonly data: {
    readonly email: string;
    readonly comments: string;
    readonly fullName?: string | null;
    readonly phoneNumber?: string | null;
    readonly orderNumber?: string | null;
    readonly companyName?: string | null;
    readonly rmaNumber?: string | null;
  };
}

/** `submitContactUs`: a mail to the store, which `/__emulator/mail` shows. */
export function submitContactUs(context: StorefrontContext, input: ContactUsInput) {
  requireScope(context, "Unauthenticated");
  const page = context.data.pages.get(input.pageEntityId);
  const errors = problems(context, page, input);
  if (page === undefined || errors.length > 0) return { errors };
  context.data.contactMessages.set(randomUUID(), {
    sentAt: context.now().toISOString(),
    to: context.data.settings.contact.email,
    link: page.path ?? "",
    text: mailText(input).slice(0, longestMail),
  });
  return { errors };
}

function problems(
  { inferred }: StorefrontContext,
  page: StoredPage | undefined,
  { pageEntityId, data }: ContactUsInput,
): MutationError[] {
  const unknownPage = behaviourText(inferred, "contact.unknown_page", { pageEntityId });
  return [
    ...(page?.type === "contact" ? [] : [validationError("pageEntityId", unknownPage)]),
    ...(isEmail(data.email)
      ? []
      : [validationError("data.email", behaviourText(inferred, "contact.invalid_email"))]),
    ...(data.comments.trim() === ""
      ? [validationError("data.comments", behaviourText(inferred, "contact.blank_comments"))]
      : []),
  ];
}

function mailText({ data: { comments, ...fields } }: ContactUsInput): string {
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? [`${name}: ${value}`] : []));
  return [...lines, "", comments].join("\n");
}
