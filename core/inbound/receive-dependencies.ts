import type { ChannelAccess } from "../channels/index.ts";
import type { HookAnswer, RequestHead } from "../protocol/index.ts";
import type { IngestDependencies } from "./ingest-dependencies.ts";

export type ReceiveDependencies = IngestDependencies & { readonly channels: ChannelAccess };

/** A platform's request with an unread body. `withBody` reads at most `max` bytes and holds them until `use` has ended. */
export type HookRequest = RequestHead & {
  withBody(max: number, use: (body: Uint8Array) => Promise<HookAnswer>): Promise<HookAnswer>;
};

/** What is answered once everything is durable. */
export const STORED: HookAnswer = { status: 200 };
