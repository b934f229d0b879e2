import type { OpenChannel } from "../channels/index.ts";
import type { Recorded, RecordInbound } from "../conversations/index.ts";
import type { Database } from "../database/index.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Responders } from "../outbox/index.ts";
import type { Form, TypingStarted } from "../protocol/index.ts";

export type IngestDependencies = {
  readonly database: Database;
  readonly record: RecordInbound;
  /** Says whether a responder wants a message that is about to be stored; left out, one may. */
  readonly interestIn?: Responders["interestIn"];
  /** Told after each commit: a message was stored, and whether this process now holds its event. */
  readonly onRecorded: (recorded: Extract<Recorded, { kind: "recorded" }>) => void;
  /** Ends the progress indicator that a platform shows after a press or a native command, or opens the form of the pressed button. */
  readonly acknowledge: (channel: OpenChannel, answer: JsonObject, form: Form | null) => void;
  /** Called for typing, which is never stored. */
  readonly onTyping: (channel: OpenChannel, event: TypingStarted) => void;
};
