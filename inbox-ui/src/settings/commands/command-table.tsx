import { createSignal, Show } from "solid-js";
import { useCommandOverview } from "../../api/commands.ts";
import type { CommandOverview } from "../../api/types.ts";
import { fits } from "../../parts/picker/picker.tsx";
import type { Column } from "../../parts/table/column.ts";
import { DataTable } from "../../parts/table/data-table.tsx";
import { roleName } from "../../words/role-name.ts";
import { translate } from "../../words/translate.ts";
import { commandsWords } from "./words/index.ts";

type Row = CommandOverview & { readonly id: string };

/** Lists every command: how it is typed, who may use it where, and how often it was used. */
export function CommandTable() {
  const overview = useCommandOverview();
  const [q, search] = createSignal("");
  const [audience, choose] = createSignal("");
  const rows = () =>
    overview()
      .data?.items.map((command) => ({ ...command, id: `${command.audience} ${command.name}` }))
      .filter((row) => (audience() === "" || row.audience === audience()) && isFound(row, q()));
  return (
    <DataTable<Row>
      label={commandsWords().all}
      columns={columns()}
      rows={rows()}
      rowTitle={({ name }) => `/${name}`}
      empty={{ drawing: "tray", title: commandsWords().allEmpty }}
      error={overview().error}
      retry={() => void overview().refetch()}
      search={{ label: commandsWords().search, value: q(), change: search }}
      filters={[
        {
          title: commandsWords().audience,
          value: audience(),
          options: [
            { value: "contact", title: commandsWords().audiences.contact },
            { value: "member", title: commandsWords().audiences.member },
          ],
          change: choose,
        },
      ]}
    />
  );
}

const isFound = ({ name, aliases, summary }: Row, q: string) =>
  fits([name, ...aliases, translate(summary)].join(" "), q.trim().replace(/^\//u, ""));

function columns(): readonly Column<Row>[] {
  const titles = commandsWords().columns;
  return [
    { id: "command", title: titles.command, isName: true, cell: (row) => <Name row={row()} /> },
    { id: "who", title: titles.who, cell: (row) => whoMay(row()) },
    {
      id: "where",
      title: titles.where,
      cell: (row) =>
        row()
          .where.map((place) => commandsWords().places[place])
          .join(", "),
    },
    { id: "uses", title: titles.uses, align: "end", narrow: true, cell: (row) => String(row().uses30d) },
  ];
}

function Name(props: { readonly row: Row }) {
  return (
    <span class="card-text">
      <code>{props.row.usage}</code>
      <span class="card-soft">{translate(props.row.summary)}</span>
      <Show when={props.row.aliases.length > 0}>
        <span class="card-soft">
          {commandsWords().aliases(props.row.aliases.map((name) => `/${name}`).join(", "))}
        </span>
      </Show>
      <span class="card-soft">{commandsWords().example(props.row.example)}</span>
      <Show when={props.row.risk}>
        {(risk) => <span class="card-soft">{commandsWords().risks[risk()]}</span>}
      </Show>
    </span>
  );
}

function whoMay({ audience, permission, roles }: Row): string {
  const say = commandsWords();
  if (audience === "contact") return say.everyCustomer;
  if (permission === null) return say.everyMember;
  return roles.length > 0 ? roles.map(roleName).join(", ") : say.nobody;
}
