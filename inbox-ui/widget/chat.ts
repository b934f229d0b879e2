import type { VisitorMessage, VisitorNews } from "../../core/visitors/visitor-message.ts";
import { makeAnnouncer } from "./announcer.ts";
import { makeComposer } from "./composer.ts";
import { followStream, type Stream } from "./follow-stream.ts";
import type { Appearance, Hub } from "./hub.ts";
import { makeLauncher } from "./launcher.ts";
import { makeLog } from "./log.ts";
import type { Memory, Person } from "./memory.ts";
import { openOutbox } from "./outbox.ts";
import { makePanel } from "./panel.ts";
import { applyNews, applyPage, emptyThread, lastFromTeam, unreadIn, type Thread, type Uploaded } from "./thread.ts";
import type { Words } from "./words.ts";

/** What a host page may do with the chat. */
export type Chat = { open(): void; close(): void; identify(person: Person): void };

const TYPING_EVERY = 3_000;
const TYPING_LASTS = 6_000;
const REST_AFTER = 30_000;

/** Puts the chat together: one state, drawn whole after each change, and the actions that change it. */
export function startChat(root: ShadowRoot, hub: Hub, memory: Memory, words: Words, remember: (open: boolean) => void): Chat & { dress(appearance: Appearance): void } {
  let appearance: Appearance = { title: "", greeting: "", colour: "", side: "right", askName: false };
  let thread: Thread = { ...emptyThread, pending: memory.kept.pending };
  let opened = false;
  let typist: string | null = null;
  let trouble: string | null = null;
  let stream: Stream | null = null;
  let following: string | null = null;
  let typedAt = 0;
  let typingEnds: ReturnType<typeof setTimeout> | undefined;
  let restStarts: ReturnType<typeof setTimeout> | undefined;
  let troubleStarts: ReturnType<typeof setTimeout> | undefined;
  const delivered = new Set<string>();

  const announcer = makeAnnouncer(words);
  const outbox = openOutbox(hub, memory, (pending) => {
    const before = thread;
    thread = { ...thread, pending: pending.filter((one) => !thread.messages.some((message) => message.clientId === one.id)) };
    announcer.failures(before, thread);
    draw();
    void follow();
  });
  const log = makeLog(words, { retry: () => void outbox.flush(true), press, absolute: hub.absolute, earlier: () => void loadEarlier() });
  const composer = makeComposer(words, { send, typing: sayTyping, upload });
  const launcher = makeLauncher(words, () => (opened ? close() : open()));
  const frame = makePanel(words, { log: log.log, pill: log.pill, composer: composer.form }, { close, drop: composer.add });
  root.append(frame.panel, launcher.button, announcer.region);

  function draw(): void {
    launcher.show(opened, opened ? 0 : unreadIn(thread, memory.kept.readUpTo).length);
    frame.show(appearance, trouble, memory.kept.token !== null);
    if (opened) log.show(thread, typist, appearance.greeting);
  }

  function open(): void {
    if (opened) return;
    opened = true;
    frame.panel.hidden = false;
    draw();
    log.toEnd();
    // On touch screens the keyboard would cover what there is to read.
    (matchMedia("(hover: hover)").matches ? composer.box : frame.panel).focus({ preventScroll: true });
    markRead();
    if (memory.kept.token !== null) remember(true);
  }

  function close(): void {
    if (!opened) return;
    opened = false;
    frame.panel.hidden = true;
    draw();
    launcher.button.focus({ preventScroll: true });
    remember(false);
  }

  function send(text: string, files: readonly Uploaded[]): void {
    memory.keep({ person: { ...memory.kept.person, ...frame.person() } });
    const number = memory.kept.count + 1;
    const pending = { id: crypto.randomUUID(), number, text, files, at: new Date().toISOString(), state: "sending" as const };
    memory.keep({ count: number, pending: [...memory.kept.pending, pending] });
    thread = { ...thread, pending: [...thread.pending, pending] };
    typedAt = 0;
    draw();
    log.toEnd();
    void outbox.flush().then(() => remember(opened));
  }

  async function upload(file: File, progress: (share: number) => void) {
    const met = await hub.meet();
    return met.kind === "ok" ? hub.upload(file, progress) : { kind: "again" as const };
  }

  function press(message: VisitorMessage, value: string, label: string): void {
    void hub.say({ kind: "pressed", id: crypto.randomUUID(), messageId: message.id, value, label });
  }

  function sayTyping(): void {
    if (memory.kept.token === null || Date.now() - typedAt < TYPING_EVERY) return;
    typedAt = Date.now();
    void hub.say({ kind: "typing", name: memory.kept.person.name });
  }

  function markRead(): void {
    const upTo = lastFromTeam(thread);
    if (!opened || document.hidden || upTo === null || (memory.kept.readUpTo ?? "") >= upTo) return;
    memory.keep({ readUpTo: upTo });
    insist({ kind: "read", upTo });
    draw();
  }

  function confirmDelivered(messages: readonly VisitorMessage[]): void {
    // What is read was delivered; no need to say both.
    const fresh = unreadIn({ ...thread, messages }, memory.kept.readUpTo).filter((message) => message.receipt === "sent" && !delivered.has(message.id)).map((message) => message.id);
    if (fresh.length === 0) return;
    for (const id of fresh) delivered.add(id);
    insist({ kind: "delivered", messageIds: fresh.slice(0, 100) });
  }

  /** Says what nobody waits for; a hub that is away for a moment hears it later. */
  function insist(body: object, tries = 4): void {
    void hub.say(body).then(({ kind }) => kind === "again" && tries > 0 && setTimeout(() => insist(body, tries - 1), 5_000));
  }

  async function loadEarlier(): Promise<void> {
    const page = await hub.thread(thread.earlier);
    if (page.kind !== "ok") return;
    announcer.learn(page.value.items);
    thread = applyPage(thread, page.value, false);
    draw();
  }

  /** Reads the thread and follows it from there on, as soon as there is a token. */
  async function follow(): Promise<void> {
    const token = memory.kept.token;
    if (token === null || following === token) return;
    following = token;
    stream?.stop();
    const page = await hub.thread(null);
    if (page.kind === "ok") {
      announcer.learn(page.value.items);
      take(() => (thread = applyPage(thread, page.value, true)), page.value.items);
      stream = followStream(hub, page.value.lastEventId, { news: hear, state: connection });
      return;
    }
    following = null;
    if (page.kind === "stranger") return forget();
    connection("lost");
    setTimeout(() => void follow(), 5_000);
  }

  function hear(news: VisitorNews): void {
    if (news.event === "reset") {
      following = null;
      void follow();
    } else if (news.event === "typing") showTyping(news.name);
    else if (news.event === "message") {
      if (news.message.from === "team") showTyping(null);
      announcer.hear(news.message);
      take(() => (thread = applyNews(thread, news)), [news.message]);
    } else take(() => (thread = applyNews(thread, news)), []);
  }

  function take(change: () => void, messages: readonly VisitorMessage[]): void {
    change();
    memory.keep({ pending: memory.kept.pending.filter((pending) => thread.pending.some((kept) => kept.id === pending.id)) });
    draw();
    markRead();
    confirmDelivered(messages);
  }

  function showTyping(name: string | null): void {
    clearTimeout(typingEnds);
    typist = name;
    if (name !== null) typingEnds = setTimeout(() => showTyping(null), TYPING_LASTS);
    draw();
  }

  function connection(state: "live" | "lost" | "stranger"): void {
    clearTimeout(troubleStarts);
    if (state === "stranger") return forget();
    if (state === "live") {
      trouble = null;
      void outbox.flush(true);
      draw();
    } else {
      // A line that is back within two seconds is nobody's business.
      troubleStarts = setTimeout(() => {
        trouble = navigator.onLine ? words.reconnecting : words.offline;
        draw();
      }, navigator.onLine ? 2_000 : 0);
    }
  }

  /** The hub knows our token no more: what was written stays on the page, the next message begins a new thread. */
  function forget(): void {
    following = null;
    stream?.stop();
    memory.keep({ token: null });
  }

  memory.onChangeElsewhere(() => {
    void follow();
    draw();
  });
  addEventListener("online", () => {
    stream?.renew();
    void outbox.flush(true);
  });
  addEventListener("offline", () => connection("lost"));
  document.addEventListener("visibilitychange", () => {
    clearTimeout(restStarts);
    if (document.hidden) restStarts = setTimeout(() => stream?.rest(), REST_AFTER);
    else {
      stream?.hurry();
      markRead();
    }
  });
  void follow();
  void outbox.flush();
  draw();

  return {
    open,
    close,
    identify: (person) => {
      memory.keep({ person: { ...memory.kept.person, ...person } });
      if (memory.kept.token !== null) void hub.say({ kind: "identified", id: crypto.randomUUID(), ...memory.kept.person });
    },
    dress: (given) => {
      appearance = given;
      draw();
    },
  };
}
