import { For, Show } from "solid-js";
import { Icon } from "../../parts/icon.tsx";
import { isAllDay, nextSpan, type Span } from "./hours-draft.ts";
import { hoursWords } from "./words/index.ts";

type Props = {
  readonly title: string;
  readonly spans: readonly Span[];
  /** Replaces the day's hours. */
  readonly set: (next: (spans: readonly Span[]) => Span[]) => void;
  /** Changes one end of some hours. */
  readonly move: (at: number, end: 0 | 1, time: string) => void;
};

/** Edits the hours of one day. */
export function DayHours(props: Props) {
  return (
    <div class="hours-day" role="group" aria-label={props.title}>
      <span>{props.title}</span>
      <div class="hours">
        <For each={props.spans} fallback={<span class="hours-closed">{hoursWords().closed}</span>}>
          {(span, at) => (
            <div class="inline">
              <Show
                when={!isAllDay(span)}
                fallback={<AllDay title={props.title} end={() => props.set(() => [nextSpan(0)])} />}
              >
                <SpanFields
                  title={props.title}
                  span={span}
                  move={(end, time) => props.move(at(), end, time)}
                />
              </Show>
              <RemoveButton remove={() => props.set((spans) => spans.filter((_, other) => other !== at()))} />
            </div>
          )}
        </For>
      </div>
      <AddButton title={props.title} add={() => props.set((spans) => [...spans, nextSpan(spans.length)])} />
    </div>
  );
}

function SpanFields(props: {
  readonly title: string;
  readonly span: Span;
  readonly move: (end: 0 | 1, time: string) => void;
}) {
  const ends = [
    [0, () => hoursWords().from],
    [1, () => hoursWords().to],
  ] as const;
  const field = ([end, name]: (typeof ends)[number]) => (
    <input
      class="input"
      type="time"
      aria-label={`${props.title}, ${name()}`}
      required
      value={props.span[end]}
      onChange={(event) => props.move(end, event.currentTarget.value)}
    />
  );
  return (
    <>
      {field(ends[0])}–{field(ends[1])}
    </>
  );
}

function AllDay(props: { readonly title: string; readonly end: () => void }) {
  return (
    <>
      <span class="hours-closed">{hoursWords().allDay}</span>
      <button
        type="button"
        class="button"
        data-kind="quiet"
        data-size="small"
        aria-label={`${hoursWords().setSpan}: ${props.title}`}
        onClick={() => props.end()}
      >
        {hoursWords().setSpan}
      </button>
    </>
  );
}

function RemoveButton(props: { readonly remove: () => void }) {
  return (
    <button
      type="button"
      class="button"
      data-kind="quiet"
      data-size="small"
      aria-label={hoursWords().removeSpan}
      onClick={() => props.remove()}
    >
      <Icon name="close" />
    </button>
  );
}

function AddButton(props: { readonly title: string; readonly add: () => void }) {
  return (
    <button
      type="button"
      class="button"
      data-kind="quiet"
      data-size="small"
      aria-label={`${hoursWords().addSpan}: ${props.title}`}
      onClick={() => props.add()}
    >
      <Icon name="plus" />
    </button>
  );
}
