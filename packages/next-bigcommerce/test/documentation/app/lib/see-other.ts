export declare function seeOther(location: string): Response;
