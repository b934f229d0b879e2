import { endMemberSessions, removeMember } from "../../api/identity.ts";
import { renew } from "../../api/query-client.ts";
import type { Member } from "../../api/types.ts";
import { attempt } from "../../parts/attempt.ts";
import { confirm } from "../../parts/confirm.ts";
import type { BulkAction } from "../../parts/table/column.ts";
import { say } from "../../parts/toasts.tsx";
import { locale, words } from "../../words/index.ts";
import { membersWords } from "./words/index.ts";

/** Returns what can be done with several members at once. Nobody does it to themselves. */
export function bulkActions(members: readonly Member[], myId: string): readonly BulkAction[] {
  const others = (ids: readonly string[]) => members.filter(({ id }) => id !== myId && ids.includes(id));
  const { signOut, signOutTitle, signOutText, signedOut, removeTitle, removeText } = membersWords();
  const askAndDo = async (
    chosen: readonly Member[],
    question: Pick<Parameters<typeof confirm>[0], "title" | "text" | "action">,
    change: (id: string) => Promise<unknown>,
  ): Promise<boolean> => {
    if (chosen.length === 0) return false;
    if (!(await confirm(question))) return false;
    // One after the other: the first asks for the password, if it is needed again, and the rest need not.
    const isDone = await attempt(async () => {
      for (const { id } of chosen) await change(id);
    });
    renew("member");
    return isDone;
  };
  const end = async (ids: readonly string[]) => {
    const chosen = others(ids);
    const question = { title: signOutTitle(namesOf(chosen)), text: signOutText, action: signOut };
    if (await askAndDo(chosen, question, endMemberSessions)) say(signedOut);
  };
  const remove = async (ids: readonly string[]) => {
    const chosen = others(ids);
    const question = {
      title: removeTitle(namesOf(chosen)),
      text: removeText,
      action: words().common.remove,
    };
    await askAndDo(chosen, question, removeMember);
  };
  return [
    { title: signOut, run: (ids) => void end(ids) },
    { title: words().common.remove, tone: "bad", run: (ids) => void remove(ids) },
  ];
}

const namesOf = (members: readonly Member[]): string =>
  new Intl.ListFormat(locale()).format(members.map(({ name }) => name));
