import { KeyTable } from "../../parts/key-table.tsx";
import { SettingsPage } from "../../parts/settings/page.tsx";
import "../../styles/palette.css";
import { settingsWords } from "../../words/settings/index.ts";

/** The keys, to look up and learn. */
export default function Keys() {
  return (
    <SettingsPage title={settingsWords().sections.keys} lead={settingsWords().keys.lead}>
      <KeyTable />
    </SettingsPage>
  );
}
