// In place of generated code: the document as the page has it.
import { codeBlocks } from "../pages.js";

const ofPage = codeBlocks("packages/next-bigcommerce/docs/sign-in.md");
export const SignInBySsoDocument = ofPage.find(({ code }) => code.startsWith("mutation SignInBySso"))?.code;
