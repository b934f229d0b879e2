/** The permissions that the sandbox tells apart, by Discord's names. */
export const PERMISSION = {
  ADMINISTRATOR: 1n << 3n,
  MANAGE_CHANNELS: 1n << 4n,
  ADD_REACTIONS: 1n << 6n,
  VIEW_CHANNEL: 1n << 10n,
  SEND_MESSAGES: 1n << 11n,
  MANAGE_MESSAGES: 1n << 13n,
  EMBED_LINKS: 1n << 14n,
  ATTACH_FILES: 1n << 15n,
  READ_MESSAGE_HISTORY: 1n << 16n,
  MENTION_EVERYONE: 1n << 17n,
  USE_EXTERNAL_EMOJIS: 1n << 18n,
  USE_APPLICATION_COMMANDS: 1n << 31n,
  MANAGE_THREADS: 1n << 34n,
  CREATE_PUBLIC_THREADS: 1n << 35n,
  SEND_MESSAGES_IN_THREADS: 1n << 38n,
  SEND_POLLS: 1n << 49n,
} as const;
export type Permission = keyof typeof PERMISSION;

export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSION, name);

/** Everything at once. */
export const ALL_PERMISSIONS: bigint = Object.values(PERMISSION).reduce((all, bit) => all | bit, 0n);

/** What everybody may do in a new server. */
export const EVERYBODY: bigint =
  ALL_PERMISSIONS &
  ~(
    PERMISSION.ADMINISTRATOR |
    PERMISSION.MANAGE_CHANNELS |
    PERMISSION.MANAGE_MESSAGES |
    PERMISSION.MANAGE_THREADS |
    PERMISSION.MENTION_EVERYONE
  );
