import { createBodyReader } from "./body-reader.ts";
import { createUploadReader } from "./upload-reader.ts";

/**
 * The readers of this process, one for each kind of caller, so that a flood of one kind leaves room for the others.
 * They are made once: memory is the process's, whoever asks for it. docs/operating.md names the numbers.
 */
export const bodyReaders = {
  /** Platforms and visitors, through `/hooks/:channelId`. */
  hooks: createBodyReader({ total: 64_000_000, perAddress: 16_000_000, perChannel: 32_000_000 }),
  /** JSON of public endpoints: sign-in, invitations. */
  strangers: createBodyReader({ total: 16_000_000, perAddress: 4_000_000 }),
  /** JSON of members and their keys. */
  members: createBodyReader({ total: 64_000_000, perAddress: 16_000_000 }),
  /** Everything the simulated platforms take. */
  sandbox: createBodyReader({ total: 110_000_000, perAddress: 110_000_000 }),
} as const;

/** The readers of files, which are stored as they come. */
export const uploadReaders = {
  visitors: createUploadReader({ total: 60, perAddress: 12, perChannel: 40 }),
  members: createUploadReader({ total: 60, perAddress: 30 }),
} as const;
