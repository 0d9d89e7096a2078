export declare function customerIdOf(identity: { readonly email: string }): Promise<number>;
