/** A GraphQL document as it is written in the app. */
export interface DocumentText {
  readonly text: string;
  /** From the app's folder, with `/`. */
  readonly file: string;
  /** Of its first line, from 1; `undefined` if it has no place of its own in the file. */
  readonly line: number | undefined;
  /** A file of its own, a string in the code, or an entry of code generation's manifest. */
  readonly origin: "file" | "code" | "manifest";
}
