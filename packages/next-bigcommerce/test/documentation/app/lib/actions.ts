interface AddressState {
  readonly city: string;
  readonly customerStamp: string;
  readonly problem: string;
}

export declare function addAddress(previous: AddressState, form: FormData): Promise<AddressState>;
