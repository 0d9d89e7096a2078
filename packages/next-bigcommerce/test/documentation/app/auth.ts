import type { NextAuthResult } from "next-auth";

// What auth.ts of the page on signing in exports.
declare const result: NextAuthResult;
export const { auth, handlers, signIn, signOut } = result;
