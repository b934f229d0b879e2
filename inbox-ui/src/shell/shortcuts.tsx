import { KeyTable } from "./key-table.tsx";
import { SettingsPage } from "../parts/settings-page.tsx";
import "./styles/palette.css";
import { translate } from "../words/translate.ts";
import { title } from "./words/title.ts";
import { shellWords } from "./words/index.ts";

/** Lists the keyboard shortcuts. */
export default function Keys() {
  return (
    <SettingsPage title={translate(title)} lead={shellWords().keys.lead}>
      <KeyTable />
    </SettingsPage>
  );
}
