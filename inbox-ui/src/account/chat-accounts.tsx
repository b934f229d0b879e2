import { Show } from "solid-js";
import { revokeMyAccount, useMyAccounts } from "../api/chat-accounts.ts";
import { renew } from "../api/query-client.ts";
import { ChatAccountCards } from "../parts/chat-account-cards.tsx";
import { ReadState } from "../parts/read-state.tsx";
import { SettingsPage } from "../parts/settings-page.tsx";
import { translate } from "../words/translate.ts";
import { Cards } from "./cards.tsx";
import { LinkAccount } from "./link-account.tsx";
import { accountWords } from "./words/index.ts";
import { title } from "./words/title.ts";

/** Lists the chat accounts that act for the user, and links another. */
export default function ChatAccounts() {
  const mine = useMyAccounts();
  const say = () => accountWords().chatAccounts;
  return (
    <SettingsPage title={translate(title)} lead={say().lead}>
      <ReadState of={mine()} emptyTitle={say().empty} emptyText={say().emptyText}>
        {(accounts) => <ChatAccountCards accounts={accounts()} revoke={revoke} />}
      </ReadState>
      <Show when={mine().data}>
        {(data) => (
          <>
            <LinkAccount mine={data()} />
            <Cards isLinked={data().items.length > 0} />
          </>
        )}
      </Show>
    </SettingsPage>
  );
}

async function revoke(id: string): Promise<void> {
  await revokeMyAccount(id);
  renew("chat_account");
}
