import { Match, Switch } from "solid-js";
import type { Condition } from "../../api/types.ts";
import { ChannelChecks } from "./channel-checks.tsx";
import { rulesWords } from "./words/index.ts";

type Test = Extract<Condition, { readonly kind: string }>;
type TestOf<K extends Test["kind"]> = Extract<Test, { readonly kind: K }>;
type Props<T> = { readonly test: T; readonly change: (next: Test) => void };

/** Edits what a single test of a message asks for; a first message asks for nothing. */
export function TestFields(props: Props<Test>) {
  const of = <K extends Test["kind"]>(kind: K) => (isTest(props.test, kind) ? props.test : undefined);
  return (
    <Switch>
      <Match when={of("text_contains")}>{(test) => <WordsField test={test()} change={props.change} />}</Match>
      <Match when={of("text_matches")}>
        {(test) => <PatternField test={test()} change={props.change} />}
      </Match>
      <Match when={of("business_hours")}>{(test) => <OpenField test={test()} change={props.change} />}</Match>
      <Match when={of("in_group")}>{(test) => <GroupField test={test()} change={props.change} />}</Match>
      <Match when={of("channel")}>
        {(test) => (
          <ChannelChecks
            ids={test().channelIds}
            change={(channelIds) => props.change({ kind: "channel", channelIds })}
          />
        )}
      </Match>
    </Switch>
  );
}

const isTest = <K extends Test["kind"]>(test: Test, kind: K): test is TestOf<K> => test.kind === kind;

function WordsField(props: Props<TestOf<"text_contains">>) {
  return (
    <input
      class="input grow"
      required
      aria-label={rulesWords().words}
      placeholder={rulesWords().words}
      value={props.test.words.join(", ")}
      onChange={(event) => props.change({ kind: "text_contains", words: split(event.currentTarget.value) })}
    />
  );
}

function PatternField(props: Props<TestOf<"text_matches">>) {
  return (
    <input
      class="input grow"
      required
      maxlength="500"
      aria-label={rulesWords().pattern}
      placeholder={rulesWords().pattern}
      spellcheck={false}
      value={props.test.pattern}
      onChange={(event) => props.change({ kind: "text_matches", pattern: event.currentTarget.value })}
    />
  );
}

function OpenField(props: Props<TestOf<"business_hours">>) {
  return (
    <select
      class="input"
      aria-label={rulesWords().kinds.business_hours}
      onChange={(event) =>
        props.change({ kind: "business_hours", open: event.currentTarget.value === "open" })
      }
    >
      <option value="open" selected={props.test.open}>
        {rulesWords().hoursOpen}
      </option>
      <option value="closed" selected={!props.test.open}>
        {rulesWords().hoursClosed}
      </option>
    </select>
  );
}

function GroupField(props: Props<TestOf<"in_group">>) {
  return (
    <select
      class="input"
      aria-label={rulesWords().kinds.in_group}
      onChange={(event) => props.change({ kind: "in_group", group: event.currentTarget.value === "group" })}
    >
      <option value="group" selected={props.test.group}>
        {rulesWords().inGroup}
      </option>
      <option value="direct" selected={!props.test.group}>
        {rulesWords().notInGroup}
      </option>
    </select>
  );
}

const split = (text: string) =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter((word) => word !== "");
