import { Show } from "solid-js";
import type { LocalMessage } from "../../live/state.ts";
import { inboxWords } from "../words/index.ts";
import { clockTime, fullTime, mediumTime } from "../../words/time.ts";
import { howItCame } from "./how-it-came.ts";
import { dayKey } from "./places.ts";
import { PROPERTIES } from "../conversation/property-table.tsx";

/** Shows a system message in one quiet line. */
export function EventLine(props: { readonly message: LocalMessage }) {
  return (
    <p class="event">
      <span>
        {sentence(props.message)}
        {howItCame(props.message)}
      </span>{" "}
      <Show when={props.message.event?.kind !== "gap"}>
        <time datetime={props.message.sentAt} title={fullTime(props.message.sentAt)}>
          {clockTime(props.message.sentAt)}
        </time>
      </Show>
    </p>
  );
}

function sentence(message: LocalMessage): string {
  const { event, author, text } = message;
  const say = inboxWords().events;
  const who = author.name || say.someone;
  const fact = (name: string) => (typeof event?.facts[name] === "string" ? event.facts[name] : "");
  const known = SENTENCES[event?.kind ?? ""];
  if (event && known) return known({ say, who, fact, author, facts: event.facts });
  const property = PROPERTIES.find((one) => one.event === event?.kind);
  if (property) return property.sentence(who, fact(property.name));
  return text.text || say.other((event?.kind ?? "").replaceAll("_", " "));
}

/** `who`: the author's name; `fact`: a fact of the event as text. */
type Given = {
  readonly say: ReturnType<typeof inboxWords>["events"];
  readonly who: string;
  readonly fact: (name: string) => string;
  readonly author: LocalMessage["author"];
  readonly facts: Readonly<Record<string, unknown>>;
};

const SENTENCES: Readonly<Record<string, (given: Given) => string>> = {
  assigned: ({ say, who, fact, author }) => {
    if (!fact("to")) return say.unassigned(who);
    return isToThemselves(author, fact("toId"), fact("to")) ? say.taken(who) : say.assigned(who, fact("to"));
  },
  resolved: ({ say, who }) => say.resolved(who),
  reopened: ({ say, who, author, facts }) =>
    author.kind === "contact" && !facts.via ? say.reopenedByMessage(who) : say.reopened(who),
  set_pending: ({ say, who }) => say.pending(who),
  snoozed: ({ say, who, fact }) => say.snoozed(who, fact("until") ? mediumTime(fact("until")) : ""),
  woken: ({ say, who, author }) => (author.kind === "contact" ? say.wokenByMessage(who) : say.woken),
  labelled: ({ say, who, facts }) => say.labelled(who, listOf(facts.added), listOf(facts.removed)),
  joined: ({ say, who, fact }) => say.joined(fact("name") || who),
  blocked_us: ({ say, who, fact }) => say.blocked(fact("name") || who),
  unblocked_us: ({ say, who, fact }) => say.unblocked(fact("name") || who),
  renamed: ({ say, fact }) => say.renamed(fact("title")),
  asked_for_member: ({ say, who }) => say.askedForMember(who),
  asked_for_rules: ({ say, who }) => say.askedForRules(who),
  loop_budget_spent: ({ say, facts }) => say.budgetSpent(Number(facts.messages ?? 0)),
  gap: ({ say, fact, facts }) =>
    say[facts.recovered === true ? "recovered" : "missed"](...spanOf(fact("from"), fact("to"))),
  left: ({ say, who, fact }) => say.left(fact("name") || who),
};

/** Words both ends of a time, with their days only where those differ. */
function spanOf(from: string, to: string): [string, string] {
  if (from === "" || to === "") return ["", ""];
  const words = dayKey(from) === dayKey(to) ? clockTime : mediumTime;
  return [words(from), words(to)];
}

/** Compares by id; older entries have only the name. */
const isToThemselves = (author: LocalMessage["author"], id: string, name: string) =>
  id === "" ? name === author.name : id === author.id;

const listOf = (labels: unknown): string =>
  Array.isArray(labels) ? labels.filter((label) => typeof label === "string").join(", ") : "";
