/** A store gave an answer of a type that it cannot have: the fault is the store's, or its client's settings. */
export class UnexpectedAnswerError extends Error {
  constructor(operation: string) {
    super(`The token store's answer to ${operation} is not of the expected type.`);
    this.name = "UnexpectedAnswerError";
  }
}

/** A text that a client may also give as bytes; `undefined` for nothing. */
export function readText(answer: unknown, operation: string): string | undefined {
  if (answer === undefined || answer === null) return undefined;
  if (typeof answer === "string") return answer;
  if (answer instanceof Uint8Array) return new TextDecoder().decode(answer);
  throw new UnexpectedAnswerError(operation);
}
