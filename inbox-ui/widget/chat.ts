import type { VisitorMessage, VisitorNews, VisitorThread } from "../../core/visitors/visitor-message.ts";
import { makeAnnouncer } from "./announcer.ts";
import { makeComposer } from "./composer.ts";
import type { Appearance, Hub } from "./hub.ts";
import { keepFollowing } from "./keep-following.ts";
import { makeLauncher } from "./launcher.ts";
import { makeLog } from "./log.ts";
import type { Memory, Person } from "./memory.ts";
import { openOutbox } from "./outbox.ts";
import { makePanel } from "./panel.ts";
import { makeReceipts } from "./receipts.ts";
import type { Tab } from "./tab.ts";
import { applyNews, applyPage, emptyThread, unreadIn, type Pending, type Thread, type Uploaded } from "./thread.ts";
import { makeTrouble } from "./trouble.ts";
import { makeTyping } from "./typing.ts";
import type { Words } from "./words.ts";

/** What a host page may do with the chat. */
export type Chat = { open(): void; close(): void; identify(person: Person): void };

/** Puts the chat together: one thread, drawn whole after each change, and the acts that change it. */
export function startChat(root: ShadowRoot, hub: Hub, memory: Memory, tab: Tab, words: Words): Chat & { dress(appearance: Appearance): void } {
  let appearance: Appearance = { title: "", greeting: "", colour: "", side: "right", askName: false };
  let thread: Thread = { ...emptyThread, pending: memory.kept.pending };
  let opened = false;

  const draw = () => {
    launcher.show(opened, opened ? 0 : unreadIn(thread, memory.kept.readUpTo).length);
    frame.show(appearance, trouble.text(), memory.kept.token !== null);
    if (opened) log.show(thread, typing.typist(), appearance.greeting);
  };

  const announcer = makeAnnouncer(words);
  const receipts = makeReceipts(hub, memory);
  const typing = makeTyping(hub, memory, () => draw());
  const trouble = makeTrouble(words, () => draw());
  const outbox = openOutbox(hub, memory, (pending) => settle(pending));
  const log = makeLog(words, { retry: () => void outbox.flush(true), press, absolute: hub.absolute, earlier: () => void loadEarlier() });
  const composer = makeComposer(words, tab, { send, typing: typing.say, upload });
  const launcher = makeLauncher(words, () => (opened ? close() : open()));
  const frame = makePanel(words, { log: log.log, pill: log.pill, composer: composer.form }, { close, drop: composer.add });
  root.append(frame.panel, launcher.button, announcer.region);
  draw();
  const follow = keepFollowing(hub, memory, {
    page: (page) => replace(page),
    news: (news) => hear(news),
    live: () => {
      trouble.over();
      void outbox.flush(true);
    },
    lost: trouble.lost,
  });
  memory.onChangeElsewhere(draw);
  addEventListener("online", () => void outbox.flush(true));
  document.addEventListener("visibilitychange", markRead);
  void outbox.flush();

  function open(): void {
    if (opened) return;
    opened = true;
    frame.panel.hidden = false;
    draw();
    composer.fit();
    log.toEnd();
    // On touch screens the keyboard would cover what there is to read.
    (matchMedia("(hover: hover)").matches ? composer.box : frame.panel).focus({ preventScroll: true });
    markRead();
    rememberOpen();
  }

  function close(): void {
    if (!opened) return;
    opened = false;
    frame.panel.hidden = true;
    draw();
    launcher.button.focus({ preventScroll: true });
    rememberOpen();
  }

  function rememberOpen(): void {
    tab.keep("open", opened ? "1" : "");
  }

  function send(text: string, files: readonly Uploaded[]): void {
    const number = memory.kept.count + 1;
    const pending: Pending = { id: crypto.randomUUID(), number, text, files, at: new Date().toISOString(), state: "sending" };
    memory.keep({ count: number, person: { ...memory.kept.person, ...frame.person() }, pending: [...memory.kept.pending, pending] });
    thread = { ...thread, pending: [...thread.pending, pending] };
    typing.done();
    draw();
    log.toEnd();
    void outbox.flush().then(rememberOpen);
  }

  /** What the outbox says of messages on their way; those the hub has already told of are not among them any more. */
  function settle(pending: readonly Pending[]): void {
    const before = thread;
    thread = { ...thread, pending: pending.filter((one) => !thread.messages.some((message) => message.clientId === one.id)) };
    announcer.failures(before, thread);
    draw();
    follow();
  }

  async function upload(file: File, progress: (share: number) => void) {
    const met = await hub.meet();
    return met.kind === "ok" ? hub.upload(file, progress) : { kind: "again" as const };
  }

  function press(message: VisitorMessage, value: string, label: string): void {
    void hub.say({ kind: "pressed", id: crypto.randomUUID(), messageId: message.id, value, label });
  }

  async function loadEarlier(): Promise<void> {
    const page = await hub.thread(thread.earlier);
    if (page.kind !== "ok") return;
    announcer.learn(page.value.items);
    thread = applyPage(thread, page.value, false);
    draw();
  }

  function replace(page: VisitorThread): void {
    announcer.learn(page.items);
    take(applyPage(thread, page, true), page.items);
  }

  function hear(news: VisitorNews): void {
    if (news.event === "typing") return typing.show(news.name);
    if (news.event !== "message") return take(applyNews(thread, news), []);
    if (news.message.from === "team") typing.show(null);
    announcer.hear(news.message);
    take(applyNews(thread, news), [news.message]);
  }

  function take(changed: Thread, messages: readonly VisitorMessage[]): void {
    thread = changed;
    memory.keep({ pending: memory.kept.pending.filter((pending) => thread.pending.some((kept) => kept.id === pending.id)) });
    draw();
    markRead();
    receipts.delivered(thread, messages);
  }

  function markRead(): void {
    if (!opened || document.hidden) return;
    receipts.read(thread);
  }

  function identify(person: Person): void {
    memory.keep({ person: { ...memory.kept.person, ...person } });
    if (memory.kept.token !== null) void hub.say({ kind: "identified", id: crypto.randomUUID(), ...memory.kept.person });
  }

  function dress(given: Appearance): void {
    appearance = given;
    draw();
  }

  return { open, close, identify, dress };
}
