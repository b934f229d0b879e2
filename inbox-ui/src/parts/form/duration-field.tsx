import { locale } from "../../words/index.ts";
import { formatDuration } from "../duration/duration.ts";
import { parseDuration } from "../duration/parse-duration.ts";
import { partsWords } from "../words/index.ts";
import { ParsedField, type ParsedFieldProps, type Reading } from "./parsed-field.tsx";

/** Takes a length of time, such as 1h30m. Its value is an ISO 8601 duration, such as PT1H30M. */
export function DurationField(props: ParsedFieldProps) {
  return (
    <ParsedField
      {...props}
      read={readText}
      show={(iso) => formatDuration(iso, locale())}
      placeholder={partsWords().duration.placeholder}
    />
  );
}

function readText(text: string): Reading {
  const parsed = parseDuration(text);
  const say = partsWords().duration;
  if (parsed.kind === "duration") return { value: parsed.iso };
  if (parsed.kind === "empty") return {};
  return { fault: parsed.kind === "no_unit" ? say.noUnit : say.unreadable };
}
