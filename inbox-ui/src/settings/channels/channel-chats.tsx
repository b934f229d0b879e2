import { For, Show } from "solid-js";
import { chatAccountKeys, setChatUse, useChats, type GroupChat } from "../../api/chat-accounts.ts";
import { renew } from "../../api/query-client.ts";
import { attempt } from "../../parts/attempt.ts";
import { confirm } from "../../parts/confirm.ts";
import { EachById } from "../../parts/each-by-id.tsx";
import { ChatRouting } from "./chat-routing.tsx";
import { channelsWords } from "./words/index.ts";

const USES = ["customers", "commands", "staff"] as const;

/** Lists the groups of a channel, and says what each is for: customers, or members only. Absent where there are none. */
export function ChannelChats(props: { readonly channelId: string }) {
  const chats = useChats(() => props.channelId);
  const items = () => chats().data?.items ?? [];
  return (
    <Show when={items().length > 0}>
      <section class="set-part">
        <h2>{channelsWords().groups}</h2>
        <p>{channelsWords().groupsLead}</p>
        <ul class="cards">
          <EachById each={items()}>
            {(chat) => (
              <li>
                <div class="card">
                  <span class="card-text">
                    <span class="card-name">{chat().title}</span>
                  </span>
                  <span class="inline">
                    <UseChoice chat={chat()} channelId={props.channelId} />
                  </span>
                </div>
                <Show when={chat().use === "staff"}>
                  <ChatRouting chat={chat()} channelId={props.channelId} />
                </Show>
              </li>
            )}
          </EachById>
        </ul>
      </section>
    </Show>
  );
}

function UseChoice(props: { readonly chat: GroupChat; readonly channelId: string }) {
  const offered = () => USES.filter((use) => props.chat.use !== "staff" || use !== "commands");
  const choose = async (select: HTMLSelectElement) => {
    const use = USES.find((one) => one === select.value) ?? props.chat.use;
    if (!(await isSure(props.chat, use)) || !(await attempt(() => setChatUse(props.chat.id, use))))
      select.value = props.chat.use;
    renew(...chatAccountKeys.chats(props.channelId));
  };
  return (
    <select
      class="input"
      data-size="small"
      aria-label={channelsWords().useOf(props.chat.title)}
      onChange={(event) => void choose(event.currentTarget)}
    >
      <For each={offered()}>
        {(use) => (
          <option value={use} selected={use === props.chat.use}>
            {channelsWords().uses[use]}
          </option>
        )}
      </For>
    </select>
  );
}

/** What takes a group out of the inbox, or begins it anew, is asked for. */
async function isSure({ title, use: before }: GroupChat, use: GroupChat["use"]): Promise<boolean> {
  const { staffTitle, staffText, anewTitle, anewText, change } = channelsWords();
  if (use === "staff") return confirm({ title: staffTitle(title), text: staffText, action: change });
  return before !== "staff" || confirm({ title: anewTitle(title), text: anewText, action: change });
}
