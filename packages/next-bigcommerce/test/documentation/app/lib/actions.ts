interface ProfileState {
  readonly company: string;
  readonly customerStamp: string;
  readonly message: string;
}

export declare function saveProfile(previous: ProfileState, form: FormData): Promise<ProfileState>;
