export declare function customerIdOf(
  account: object,
  profile: object | undefined,
): Promise<number | undefined>;
