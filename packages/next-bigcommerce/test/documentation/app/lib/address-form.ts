import type { FunctionComponent } from "react";

export declare const AddressForm: FunctionComponent<{ readonly customerStamp: string }>;
