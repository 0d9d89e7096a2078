/** What keeps `init` from beginning: nothing has been written yet. */
export class Refusal extends Error {}
