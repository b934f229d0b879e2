export type StoredFile = {
  readonly id: string;
  readonly channelId: string;
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  bytes: Uint8Array | null;
};

export type Interaction = {
  readonly id: string;
  readonly token: string;
  readonly appId: string;
  /** 2: a command, 3: a component, 5: a form. */
  readonly type: 2 | 3 | 5;
  readonly name: string | null;
  readonly userId: string;
  readonly channelId: string;
  /** The message whose component was used. */
  readonly sourceId: string | null;
  readonly at: number;
  /** The first response, once there is one. */
  response: "message" | "deferred" | "update" | "deferred_update" | "form" | null;
  /** The message that `@original` names. */
  originalId: string | null;
  ephemeral: boolean;
  form: object | null;
};
