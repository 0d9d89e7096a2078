import type { FunctionComponent } from "react";

export declare const ProfileForm: FunctionComponent<{
  readonly customerStamp: string;
  readonly company: string;
}>;
