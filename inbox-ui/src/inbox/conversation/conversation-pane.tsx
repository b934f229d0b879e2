import { A } from "@solidjs/router";
import { createEffect, createMemo, Match, Show, Switch } from "solid-js";
import { hasStatus } from "../../api/client.ts";
import { readConversation } from "../../api/conversations.ts";
import { keys, namedByConversations } from "../../api/queries.ts";
import { useRead } from "../../api/read.ts";
import { useMay } from "../../api/session.ts";
import type { Conversation, ConversationDetails } from "../../api/types.ts";
import { dispatch, live } from "../../live/store.ts";
import "../styles/conversation.css";
import { words } from "../../words/index.ts";
import { inboxWords } from "../words/index.ts";
import { composer } from "../composer/composer-state.ts";
import { Composer } from "../composer/composer.tsx";
import { SidePanel } from "../panel/side-panel.tsx";
import { EmptyState, ErrorState } from "../../parts/state.tsx";
import { ConversationHeader } from "./conversation-header.tsx";
import { ConversationContext } from "./conversation-context.ts";
import { createFileDrag } from "./file-drag.ts";
import { MessageLog } from "./message-log.tsx";
import { StatusBanner } from "./status-banner.tsx";
import { useReadMark } from "./use-read-mark.ts";

type Props = {
  readonly id: string;
  readonly panelShown: boolean;
  readonly showPanel: (shown: boolean) => void;
};

/** Shows a conversation: header, messages, composer and details. */
export function ConversationPane(props: Props) {
  const id = props.id;
  const read = useRead(() => ({
    queryKey: keys.conversation(id),
    queryFn: () => readHere(id),
    meta: namedByConversations,
  }));
  const conversation = createMemo(() => live.conversations[id]);
  createEffect(() => {
    document.title = `${conversation()?.title ?? ""} · Parley`;
  });
  useReadMark(id, conversation);
  return (
    <ConversationContext.Provider value={{ id, conversation, details: () => read().data }}>
      <Switch>
        <Match when={conversation()}>{(known) => <Pane {...props} conversation={known()} />}</Match>
        <Match when={hasStatus(read().error, 404)}>
          <Missing />
        </Match>
        <Match when={read().isError}>
          <Failed error={read().error} retry={() => void read().refetch()} />
        </Match>
      </Switch>
    </ConversationContext.Provider>
  );
}

const Failed = (props: { readonly error: unknown; readonly retry: () => void }) => (
  <section id="content" class="inbox-none">
    <ErrorState title={inboxWords().conversation.errorTitle} error={props.error} retry={props.retry} />
  </section>
);

type PaneProps = Props & { readonly conversation: Conversation };

function Pane(props: PaneProps) {
  const may = useMay();
  const drag = createFileDrag();
  return (
    <div class="conversation" data-panel={props.panelShown ? "shown" : "hidden"}>
      <section
        class="conversation-main"
        id="content"
        tabindex="-1"
        aria-label={props.conversation.title}
        onDragEnter={(event) => drag.enter(event)}
        onDragLeave={() => drag.leave()}
        onDrop={(event) => {
          drag.end();
          composer.give(event.dataTransfer?.files ?? []);
        }}
      >
        <Show when={drag.isOver() && may("conversation.reply")}>
          <p class="drop-here">{inboxWords().composer[takesFiles() ? "dropHere" : "filesInReplies"]}</p>
        </Show>
        <ConversationHeader
          conversation={props.conversation}
          panelShown={props.panelShown}
          showPanel={props.showPanel}
        />
        <StatusBanner conversation={props.conversation} />
        <MessageLog id={props.id} />
        <Writing conversation={props.conversation} />
      </section>
      <Show when={props.panelShown}>
        <SidePanel conversation={props.conversation} close={() => props.showPanel(false)} />
      </Show>
    </div>
  );
}

const takesFiles = () => composer.mode() === "reply" && composer.edited() === null;

function Writing(props: Pick<PaneProps, "conversation">) {
  const may = useMay();
  return (
    <Show
      when={may("conversation.reply") || may("conversation.note")}
      fallback={
        <p class="banner" data-tone="info">
          {inboxWords().composer.mayNotReply}
        </p>
      }
    >
      <Composer conversation={props.conversation} />
    </Show>
  );
}

function Missing() {
  return (
    <section id="content" class="inbox-none">
      <EmptyState title={inboxWords().conversation.missing}>
        <A class="button" href="/inbox">
          {words().common.toInbox}
        </A>
      </EmptyState>
    </section>
  );
}

async function readHere(id: string): Promise<ConversationDetails> {
  const requestedAt = performance.now();
  const details = await readConversation(id);
  dispatch({ kind: "conversation", conversation: details, requestedAt });
  return details;
}
