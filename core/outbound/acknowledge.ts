import type { OpenChannel } from "../channels/index.ts";
import type { JsonObject } from "../kernel/json.ts";
import type { Form } from "../protocol/index.ts";
import { sendEphemeral } from "./send-ephemeral.ts";

/** Answers a press or a native command at its platform: with the form of the pressed button, or with nothing. */
export const acknowledge = (channel: OpenChannel, answer: JsonObject, form: Form | null): Promise<void> =>
  sendEphemeral(channel, form ? { kind: "open_form", answer, form } : { kind: "answer_button", answer });
