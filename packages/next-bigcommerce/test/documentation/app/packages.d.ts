// Packages that the pages name and that are not installed here.
declare module "@graphql-codegen/client-preset" {
  export const addTypenameSelectionDocumentTransform: object;
}
declare module "next-auth" {
  interface Token {
    customerId?: number | undefined;
  }
  interface Config {
    readonly providers: readonly object[];
    readonly callbacks: {
      jwt(sign: { token: Token; account?: object | null; profile?: object }): Promise<Token>;
      session(read: { session: object; token: Token }): object;
    };
  }
  export default function NextAuth(config: Config): {
    auth(): Promise<Token | null>;
    readonly handlers: object;
  };
}
declare module "better-auth" {
  export function betterAuth(options: object): {
    readonly api: {
      getSession(request: {
        readonly headers: Headers;
      }): Promise<{ readonly user: { readonly customerId?: number | null } } | null>;
    };
  };
}
declare module "@clerk/nextjs/server" {
  export function auth(): Promise<{ readonly sessionClaims: { readonly customerId?: number } | null }>;
}
