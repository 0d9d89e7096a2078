export declare function limitRequests(request: Request, operation: string): Promise<boolean>;
