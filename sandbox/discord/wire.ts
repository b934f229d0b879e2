/** The parts of Discord's own objects that the sandbox reads; the rest is kept as it came. */
export type CommandOption = {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: Localised;
  readonly description_localizations?: Localised;
  readonly required?: boolean;
  readonly choices?: readonly { readonly name: string; readonly value: string | number }[];
  readonly options?: readonly CommandOption[];
  readonly min_length?: number;
  readonly max_length?: number;
  readonly min_value?: number;
  readonly max_value?: number;
  readonly autocomplete?: boolean;
};
/** Words by locale. */
export type Localised = Readonly<Record<string, string>> | null;

export type Command = {
  readonly id: string;
  readonly application_id: string;
  readonly guild_id?: string;
  readonly version: string;
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: Localised;
  readonly description_localizations?: Localised;
  readonly options: readonly CommandOption[];
  readonly default_member_permissions: string | null;
  readonly nsfw: boolean;
  readonly contexts: readonly number[] | null;
};

export const FLAGS = {
  suppressEmbeds: 4,
  hasThread: 32,
  ephemeral: 64,
  loading: 128,
  silent: 4096,
  componentsV2: 32_768,
  voice: 8192,
} as const;

/** Whether a value is an object with named fields. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
