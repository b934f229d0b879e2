import { listApprovedTemplates } from "../../api/channels.ts";
import { sendReply } from "../../api/conversations.ts";
import { keys } from "../../api/queries.ts";
import { useRead } from "../../api/read.ts";
import { useMay } from "../../api/session.ts";
import type { Conversation } from "../../api/types.ts";
import { newKey } from "../../live/new-key.ts";
import { dispatch } from "../../live/store.ts";
import { composer } from "./composer-state.ts";
import { ShutWindow, type TemplateUse } from "./shut-window.tsx";

/** Reads the channel's approved templates and sends one. */
export default function TemplateComposer(props: { readonly conversation: Conversation }) {
  const may = useMay();
  const templates = useRead(() => ({
    queryKey: keys.approvedTemplates(props.conversation.channel.id),
    queryFn: () => listApprovedTemplates(props.conversation.channel.id),
  }));
  const approved = () => templates().data?.items.filter(({ state }) => state === "approved");
  // Its own key for each choice: sending the same template twice is meant.
  const send = async (template: TemplateUse, text: string) => {
    const draft = { clientKey: newKey(), text: { text, marks: [] }, template };
    dispatch({ kind: "message_answered", message: await sendReply(props.conversation.id, draft) });
  };
  return (
    <ShutWindow
      channel={props.conversation.channel.name}
      templates={templates().isError ? [] : approved()}
      send={send}
      note={may("conversation.note") ? () => composer.write("note") : undefined}
    />
  );
}
