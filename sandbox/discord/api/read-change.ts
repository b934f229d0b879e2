import type { Form } from "../form.ts";
import { findMentions, readAllowed } from "../messages/mentions.ts";
import { refuse } from "../refusal.ts";
import { FLAGS, isRecord } from "../wire.ts";
import type { Attachment, Channel, Message } from "../world.ts";
import type { Call } from "./call.ts";
import { readComponents } from "./checks/components.ts";
import { readEmbeds } from "./checks/embeds.ts";
import { checkUploads, storeUploads } from "./uploads.ts";

/** Changes a message as a body says: what is left out stays, null empties. */
export async function applyChange(call: Call, channel: Channel, message: Message, form: Form): Promise<void> {
  const flags = form.integer("flags") ?? message.flags;
  const isV2 = (flags & FLAGS.componentsV2) !== 0;
  const content =
    "content" in form.value ? (form.text("content", { max: 2000 }) ?? "").trim() : message.content;
  const embeds = "embeds" in form.value ? readEmbeds(form) : message.embeds;
  const components = "components" in form.value ? readComponents(form, isV2) : message.components;
  const kept = keptAttachments(message, form);
  checkUploads(call);
  form.finish();
  if (
    content === "" &&
    embeds.length + components.length + kept.length + call.files.size === 0 &&
    !message.poll
  )
    throw refuse.empty();
  const said = { authorId: message.authorId, content, repliedTo: null };
  Object.assign(message, {
    content,
    embeds,
    components,
    attachments: [...kept, ...(await storeUploads(call, channel, form))],
    flags:
      (message.flags & ~(FLAGS.suppressEmbeds | FLAGS.loading)) |
      (flags & (FLAGS.suppressEmbeds | FLAGS.componentsV2)),
    editedAt: Date.now(),
    ...("content" in form.value && findMentions(call.world, channel, said, readAllowed(form))),
  });
}

/** Keeps the attachments that the body names; all of them when it names none. */
function keptAttachments(message: Message, form: Form): readonly Attachment[] {
  if (!("attachments" in form.value)) return message.attachments;
  const named = form
    .values("attachments", { max: 10 })
    .filter(isRecord)
    .map(({ id }) => String(id));
  return message.attachments.filter(({ fileId }) => named.includes(fileId));
}
