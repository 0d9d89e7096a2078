export declare function documentHash(document: object): string;
