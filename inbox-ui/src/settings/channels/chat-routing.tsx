import { createSignal, Show } from "solid-js";
import { chatAccountKeys, setChatRouting, type GroupChat } from "../../api/chat-accounts.ts";
import { readAgain } from "../../api/query-client.ts";
import { useChannels } from "../../api/queries.ts";
import { Form } from "../../parts/form/form.tsx";
import { say as toast } from "../../parts/toasts.tsx";
import { ServedFields } from "./served-fields.tsx";
import "./styles/chat-routing.css";
import { channelsWords } from "./words/index.ts";

type Props = { readonly chat: GroupChat; readonly channelId: string };

/** Says of which conversations threads are opened below a chat of members, and changes it. */
export function ChatRouting(props: Props) {
  const [isOpen, open] = createSignal(false);
  const say = () => channelsWords().routing;
  return (
    <div class="chat-routing">
      <Show when={isOpen()} fallback={<Summary chat={props.chat} change={() => open(true)} />}>
        <RoutingForm {...props} done={() => open(false)} label={say().of(props.chat.title)} />
      </Show>
    </div>
  );
}

function Summary(props: { readonly chat: GroupChat; readonly change: () => void }) {
  const channels = useChannels();
  const nameOf = (id: string) =>
    channels().data?.items.find((channel) => channel.id === id)?.name ?? channelsWords().routing.lostChannel;
  const text = () => {
    const { none, all, some } = channelsWords().routing;
    const { serves } = props.chat;
    if (!serves) return none;
    const names = [...(serves.channelIds?.map(nameOf) ?? []), ...(serves.teams ?? [])];
    return names.length > 0 ? some(names.join(", ")) : all;
  };
  return (
    <>
      <span class="card-text card-soft">{text()}</span>
      <button
        type="button"
        class="button"
        data-kind="quiet"
        data-size="small"
        aria-label={`${channelsWords().change}: ${channelsWords().routing.of(props.chat.title)}`}
        onClick={() => props.change()}
      >
        {channelsWords().change}
      </button>
    </>
  );
}

function RoutingForm(props: Props & { readonly label: string; readonly done: () => void }) {
  const [isServing, serve] = createSignal(props.chat.serves !== null);
  const say = () => channelsWords().routing;
  const save = async (form: FormData) => {
    await setChatRouting(props.chat.id, servesOf(form));
    await readAgain(...chatAccountKeys.chats(props.channelId));
  };
  const saved = () => {
    toast(say().saved);
    props.done();
  };
  return (
    <Form label={props.label} save={save} saved={saved} cancel={props.done} plain>
      <div class="field">
        <label class="check">
          <input
            type="checkbox"
            name="serves"
            checked={isServing()}
            onChange={(event) => serve(event.currentTarget.checked)}
          />
          {say().serve}
        </label>
        <span class="hint">{say().serveHint}</span>
      </div>
      <Show when={isServing()}>
        <ServedFields serves={props.chat.serves} />
      </Show>
    </Form>
  );
}

/** Nothing ticked does not narrow. */
function servesOf(form: FormData): GroupChat["serves"] {
  if (!form.has("serves")) return null;
  const ticked = (name: string) => {
    const found = form.getAll(name).map(String);
    return found.length > 0 ? found : null;
  };
  return { channelIds: ticked("channelIds"), teams: ticked("teams") };
}
