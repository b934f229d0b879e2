import { useParams } from "@solidjs/router";
import { createEffect, createSignal, lazy, Show, Suspense } from "solid-js";
import { ConversationPane } from "./conversation/conversation-pane.tsx";
import { ListPane } from "./list/list-pane.tsx";
import "./styles/inbox.css";
import { translate } from "../words/translate.ts";
import { title } from "./words/title.ts";

const FirstRun = lazy(() => import("./first-run.tsx"));

/** Shows the inbox: the list, the conversation and its details. */
export function Inbox() {
  const params = useParams<{ conversationId?: string }>();
  const [panelShown, showPanel] = createSignal(matchMedia("(min-width: 1101px)").matches);
  createEffect(() => {
    if (params.conversationId === undefined) document.title = `${translate(title)} · Parley`;
  });
  return (
    <main
      class="inbox"
      data-pane={params.conversationId === undefined ? "list" : "conversation"}
      data-panel={panelShown() ? "shown" : "hidden"}
    >
      <h1 class="hidden">{translate(title)}</h1>
      <ListPane currentId={params.conversationId} />
      <Show when={params.conversationId} keyed fallback={<NoneChosen />}>
        {(id) => <ConversationPane id={id} panelShown={panelShown()} showPanel={showPanel} />}
      </Show>
    </main>
  );
}

const NoneChosen = () => (
  <section class="inbox-none" id="content" tabindex="-1">
    <Suspense>
      <FirstRun />
    </Suspense>
  </section>
);
