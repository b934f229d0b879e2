import { newKey } from "../src/live/new-key.ts";
import { makeAnnouncer } from "./announcer.ts";
import { makeComposer } from "./composer.ts";
import { keepConversation } from "./conversation.ts";
import { makePanelToggle } from "./panel-toggle.ts";
import type { Appearance, Hub } from "./hub.ts";
import { makeLauncher } from "./launcher.ts";
import { makeLog } from "./log.ts";
import type { Memory } from "./memory.ts";
import { makePanel } from "./panel.ts";
import type { Tab } from "./tab.ts";
import { unreadIn, type Uploaded } from "./thread.ts";
import type { Upload } from "./tray.ts";
import { makeConnectionStatus } from "./connection-status.ts";
import { makeTyping } from "./typing.ts";
import { usablePerson, type Person } from "./usable-person.ts";
import type { Words } from "./words.ts";

/** The functions that a host page may call. */
export type Chat = { open(): void; close(): void; identify(person: Person): void };

/** Creates the chat: one conversation, drawn again after each change. */
export function startChat(
  root: ShadowRoot,
  hub: Hub,
  memory: Memory,
  tab: Tab,
  words: Words,
): Chat & { dress(appearance: Appearance): void } {
  let appearance: Appearance = { title: "", greeting: "", colour: "", side: "right", askName: false };

  const draw = () => {
    launcher.show(toggle.opened(), toggle.opened() ? 0 : unreadCount(conversation, memory));
    panel.show(appearance, status.text(), memory.kept.token !== null);
    if (toggle.opened()) log.show(conversation.thread(), typing.typist(), appearance.greeting);
  };
  const send = (text: string, files: readonly Uploaded[]) => {
    void conversation.send(text, files, panel.person()).then(toggle.remember);
    log.toEnd();
  };

  const announcer = makeAnnouncer(words);
  const typing = makeTyping(hub, memory, draw);
  const status = makeConnectionStatus(words, draw);
  const conversation = keepConversation(
    hub,
    memory,
    { announcer, typing, status },
    { changed: draw, looking: () => toggle.opened() && !document.hidden },
  );
  const log = logOf(conversation, words, hub);
  const composer = makeComposer(words, tab, { send, typing: typing.say, upload: uploadTo(hub) });
  const launcher = makeLauncher(words, () => (toggle.opened() ? toggle.close() : toggle.open()));
  const panel = makePanel(
    words,
    { log: log.log, pill: log.pill, composer: composer.form },
    { close: () => toggle.close(), drop: composer.add },
  );
  const shown = () => {
    composer.fit();
    log.toEnd();
    conversation.markRead();
  };
  const toggle = makePanelToggle(tab, {
    panel: panel.panel,
    launcher: launcher.button,
    box: composer.box,
    changed: draw,
    shown,
  });
  root.append(panel.panel, launcher.button, announcer.region);
  draw();
  conversation.begin();

  const dress = (given: Appearance) => {
    appearance = given;
    draw();
  };
  return { open: toggle.open, close: toggle.close, identify: identifyFor(hub, memory), dress };
}

type Conversation = ReturnType<typeof keepConversation>;

const unreadCount = (conversation: Conversation, memory: Memory) =>
  unreadIn(conversation.thread(), memory.kept.readUpTo).length;

const logOf = (conversation: Conversation, words: Words, hub: Hub) =>
  makeLog(words, {
    retry: conversation.retry,
    press: conversation.press,
    absolute: hub.absolute,
    earlier: () => void conversation.loadEarlier(),
  });

const uploadTo =
  (hub: Hub): Upload =>
  async (file, progress) => {
    const met = await hub.meet();
    return met.kind === "ok" ? hub.upload(file, progress) : { kind: "again" };
  };

const identifyFor =
  (hub: Hub, memory: Memory) =>
  (person: Person): void => {
    memory.keep({ person: { ...memory.kept.person, ...usablePerson(person) } });
    if (memory.kept.token !== null) void hub.say({ kind: "identified", id: newKey(), ...memory.kept.person });
  };
