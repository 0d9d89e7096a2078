/** The lowest Node that is supported, and the newest of the others that this repository's own stands between. */
export const otherNodes = ["20.9.0", "22.23.3", "26.10.0"] as const;
